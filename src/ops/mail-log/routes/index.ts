import { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';
import { mailRoutes } from './mails.tsx';
import { queueRoutes } from './queue.tsx';
import { refusedRoutes } from './refused.tsx';
import { unreadableRoutes } from './unreadable.tsx';

export const mailLogRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .route('/', queueRoutes())
    .route('/', unreadableRoutes())
    .route('/', refusedRoutes())
    .route('/', mailRoutes());
