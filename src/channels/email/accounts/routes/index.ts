import { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';
import { accountRoutes } from './account.tsx';
import { listRoutes } from './list.tsx';
import { oauthRoutes } from './oauth.ts';

/** The page "Fetching" and what belongs to it. */
export const fetchingRoutes = (): Hono<Visit> =>
  new Hono<Visit>().route('/', listRoutes()).route('/', oauthRoutes()).route('/', accountRoutes());
