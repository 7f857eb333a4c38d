import { type Actor, actorsOf, can, mailboxesWith } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import { filterOf, findUndo, listConversations, MOST_TREATED } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Place } from '../place.ts';
import { actOf } from '../treatment-form.ts';
import { mailboxesOf } from './list.ts';

/** What a person can do with the conversations of a list: who may be given them, and where they may go. */
export async function choicesIn(ctx: Ctx, actor: Actor, place: Place) {
  const managed = mailboxesWith(actor, 'mailbox.manage');
  const here = mailboxesOf(actor, place).filter((id) => managed.includes(id));
  if (here.length === 0) return null;
  const working = (await listUsers(ctx.reader)).filter(({ disabledAt }) => disabledAt === null);
  const readers = (await actorsOf(ctx.reader, working)).filter((each) =>
    here.some((mailboxId) => can(each, 'mailbox.read', { mailboxId })),
  );
  const mailboxes = (await listMailboxes(ctx.reader)).filter(
    ({ id }) => managed.includes(id) && (here.length > 1 || id !== here[0]),
  );
  return {
    meId: actor.userId,
    people: readers.map(({ userId, name }) => ({ id: userId, name })),
    mailboxes: mailboxes.map(({ id, name }) => ({ id, name })),
  };
}

/**
 * The conversations of a whole list, newest first (the longest wait where they wait), as many as can be treated at once.
 * @param asOf UTC ms when the person saw the list: what came later they have not decided on
 */
export async function idsIn(ctx: Ctx, actor: Actor, place: Place, asOf: number): Promise<number[]> {
  const filter = filterOf(place.list, actor.userId);
  const wish = { filter, order: 'newest' as const, after: null, limit: MOST_TREATED };
  const found = await listConversations(ctx.reader, mailboxesOf(actor, place), wish);
  return found.filter(({ lastMessageAt }) => lastMessageAt <= asOf).map(({ id }) => id);
}

/** What a person just did, for the notice that offers to take it back; null where it was not the last thing. */
export async function treatedBy(ctx: Ctx, actor: Actor, token: string | undefined) {
  const undo = token ? await findUndo(ctx.reader, actor.userId) : null;
  if (!undo || undo.token !== token) return null;
  const { treatment, rows, seen } = undo.data;
  const changed = treatment.kind === 'seen' ? seen.length : rows.length;
  return { act: actOf(treatment), changed, left: 0, undo: undo.token };
}
