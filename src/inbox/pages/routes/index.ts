import { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';
import { bodyRoutes } from './body.tsx';
import { contactRoutes } from './contacts.tsx';
import { draftBeginRoutes } from './draft-begin.tsx';
import { draftFileRoutes } from './draft-files.tsx';
import { draftListRoutes } from './draft-list.tsx';
import { draftTextRoutes } from './draft-text.ts';
import { draftRoutes } from './drafts.tsx';
import { fileRoutes } from './files.ts';
import { messageRoutes } from './messages.tsx';
import { type PictureDeps, pictureRoutes } from './pictures.tsx';
import { printRoutes } from './print.tsx';
import { readingRoutes } from './reading.tsx';
import { recipientRoutes } from './recipients.tsx';
import type { InboxDeps } from './shown.tsx';
import { treatmentRoutes } from './treatment.tsx';
import { treatmentsRoutes } from './treatments.tsx';

/** All routes of the inbox. */
export const inboxRoutes = (deps: InboxDeps & PictureDeps): Hono<Visit> =>
  new Hono<Visit>()
    .route('/', readingRoutes(deps))
    .route('/', treatmentRoutes())
    .route('/', treatmentsRoutes())
    .route('/', contactRoutes(deps))
    .route('/', messageRoutes(deps))
    .route('/', bodyRoutes())
    .route('/', fileRoutes())
    .route('/', printRoutes())
    .route('/', pictureRoutes(deps))
    .route('/', recipientRoutes(deps))
    .route('/', draftListRoutes())
    .route('/', draftBeginRoutes(deps))
    .route('/', draftFileRoutes(deps))
    .route('/', draftTextRoutes(deps))
    .route('/', draftRoutes(deps));
