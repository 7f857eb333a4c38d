import type { Actor } from '#src/company/access/index.ts';
import {
  type Conversation,
  cursorAt,
  filterOf,
  type ListOrder,
  listConversations,
  orderIn,
} from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Place } from '../place.ts';
import { mailboxesOf } from './list.ts';

/** The conversation that stands after another one in a list, whether that one is still in it or not; null at its end. */
export async function nextInList(
  ctx: Ctx,
  actor: Actor,
  place: Place,
  wanted: ListOrder,
  conversation: Conversation,
): Promise<number | null> {
  const order = orderIn(place.list, wanted);
  const filter = filterOf(place.list, actor.userId);
  const after = cursorAt(conversation, order);
  const found = await listConversations(ctx.reader, mailboxesOf(actor, place), { filter, order, after, limit: 1 });
  return found[0]?.id ?? null;
}
