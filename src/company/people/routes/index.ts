import { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';
import { invitationRoutes } from './invitation.tsx';
import { type ListDeps, listRoutes } from './list.tsx';
import { personRoutes } from './person.tsx';

export const peopleRoutes = (deps: ListDeps): Hono<Visit> =>
  new Hono<Visit>().route('/', listRoutes(deps)).route('/', personRoutes(deps)).route('/', invitationRoutes());
