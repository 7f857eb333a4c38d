import type { VisitContext } from '#src/company/sessions/index.ts';
import { readCursor } from '#src/inbox/conversations/index.ts';
import { listPage } from '../actions/list.ts';
import { choicesIn, treatedBy } from '../actions/treating.ts';
import type { Place } from '../place.ts';
import { chosenOrder } from './list-order.ts';

/** What a list is drawn from, in the order that the person chose. */
export async function listProps(
  c: VisitContext,
  place: Place,
  { before, openId }: { before?: string | null | undefined; openId: number | null },
) {
  const { ctx, actor, shown } = c.var;
  const wish = { order: chosenOrder(c), before: readCursor(before ?? undefined), openId };
  const rows = await listPage(ctx, actor, place, wish);
  return { ...shown, ...rows, choices: await choicesIn(ctx, actor!, place) };
}

/** What the person just did with several conversations, where a form without JavaScript brought them here. */
export const treatedHere = (c: VisitContext) => treatedBy(c.var.ctx, c.var.actor!, c.req.query('treated'));
