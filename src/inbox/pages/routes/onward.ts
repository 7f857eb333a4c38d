import type { VisitContext } from '#src/company/sessions/index.ts';
import { preferencesOf } from '#src/company/users/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { conversationUrl, listUrl } from '#views/inbox/conversations/urls.ts';
import { nextInList } from '../actions/next.ts';
import { chosenOrder } from './list-order.ts';
import { placeOf } from './pane.ts';

const WAYS = ['stay', 'next', 'back'] as const;

/** Where a person goes on once an answer is on its way, or a conversation is closed. */
export type Onward = (typeof WAYS)[number];

/** As was chosen beside Send, else as the person prefers. */
export function onwardOf(c: VisitContext, chosen?: unknown): Onward {
  const { session } = c.var;
  return WAYS.find((way) => way === chosen) ?? (session ? preferencesOf(session.user).afterSend : 'stay');
}

/**
 * Where that leads from a conversation, looked up before it changes its place in the list. With htmx the page knows its rows:
 * a header says what to do, and nothing jumps. @returns null where one stays, or where the page sees to it
 */
export async function onwardUrl(c: VisitContext, way: Onward, conversation: Conversation): Promise<string | null> {
  if (way === 'stay') return null;
  const place = placeOf(c);
  if (isFragmentRequest(c.req)) return null;
  if (way === 'back' || place.isDrafts) return listUrl(place);
  const next = await nextInList(c.var.ctx, c.var.actor!, place, chosenOrder(c), conversation);
  return next === null ? listUrl(place) : conversationUrl(next, place);
}

/** Tells the script of the page (static/js/onward.js). */
export function sayOnward(c: VisitContext, way: Onward): void {
  if (way !== 'stay' && isFragmentRequest(c.req)) c.header('Postroom-Onward', way);
}
