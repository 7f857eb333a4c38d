import { Hono } from 'hono';
import type { Visit } from '#src/company/sessions/index.ts';
import type { UseOfMailbox } from '../actions/archive.ts';
import { type ListDeps, listRoutes } from './list.tsx';
import { mailboxPageRoutes } from './mailbox.tsx';

/** @param deps what the features above know of mailboxes */
export const mailboxRoutes = (deps: ListDeps & { useOf: UseOfMailbox }): Hono<Visit> =>
  new Hono<Visit>().route('/', listRoutes(deps)).route('/', mailboxPageRoutes(deps.useOf));
