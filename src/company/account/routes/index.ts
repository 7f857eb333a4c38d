import { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';
import type { Clock } from '#src/platform/clock.ts';
import { ownPageRoutes } from './own-page.tsx';
import { resetRoutes } from './reset.tsx';

export const accountRoutes = (machine: { clock: Clock }): Hono<Visit> =>
  new Hono<Visit>().route('/', ownPageRoutes(machine)).route('/', resetRoutes(machine));
