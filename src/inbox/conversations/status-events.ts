import type { Status } from './schema.ts';
import { isPutAway } from './status.ts';

/** What the story calls a status that somebody set. */
export const STATUS_EVENTS: Record<Status, string> = {
  open: 'conversation.opened',
  pending: 'conversation.pending',
  closed: 'conversation.closed',
  spam: 'conversation.spammed',
  trash: 'conversation.trashed',
};

/** The same of a change that may be a return from spam or trash. */
export const statusEvent = (from: Status, to: Status): string =>
  isPutAway(from) && !isPutAway(to) ? 'conversation.restored' : STATUS_EVENTS[to];
