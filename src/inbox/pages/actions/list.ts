import { type Actor, can, mailboxesWith, requireRight } from '#src/company/access/index.ts';
import { listMailboxes } from '#src/company/mailboxes/index.ts';
import { facesOf } from '#src/company/users/index.ts';
import { contactsOf } from '#src/contacts/index.ts';
import {
  type Conversation,
  type Cursor,
  countIn,
  cursorAt,
  filterOf,
  isEnded,
  isUnread,
  type ListOrder,
  listConversations,
  orderIn,
  rawsOfMessages,
  readTally,
  seenBy,
  tallyOf,
  writeCursor,
} from '#src/inbox/conversations/index.ts';
import { conversationsWithDrafts } from '#src/inbox/drafts/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { fatesOf } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Place } from '../place.ts';

const PAGE = 50;

/** `before` is the place to go on from, whichever way the list is ordered. */
export type ListWish = { order: ListOrder; before: Cursor | null; openId: number | null };

/** One page of a list: the rows of one index walk, and what they need from elsewhere fetched for all of them at once. */
export async function listPage(
  ctx: Ctx,
  actor: Actor | null,
  place: Place,
  { order: wanted, before, openId }: ListWish,
) {
  requireRight(actor, 'inbox.open');
  const mailboxIds = mailboxesOf(actor, place);
  const order = orderIn(place.list, wanted);
  const filter = filterOf(place.list, actor.userId);
  const found = await listConversations(ctx.reader, mailboxIds, { filter, order, after: before, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  const isMore = found.length > PAGE && last !== undefined;
  const names = new Map((await listMailboxes(ctx.reader, { withArchived: true })).map(({ id, name }) => [id, name]));
  return {
    place,
    mailboxName: place.mailboxId === null ? null : (names.get(place.mailboxId) ?? null),
    rows: await rowsOf(ctx, actor, rows, mailboxIds.length > 1 ? names : new Map()),
    mayRead: mailboxIds.length > 0,
    total: await totalOf(ctx, actor, place, mailboxIds),
    order,
    openId,
    before: before && writeCursor(before),
    nextBefore: isMore ? writeCursor(cursorAt(last, order)) : null,
  };
}

/** @throws NotFound for a mailbox that is not this person's: whether it exists is not theirs to know */
export function mailboxesOf(actor: Actor, { mailboxId }: Place): number[] {
  if (mailboxId === null) return mailboxesWith(actor, 'mailbox.read');
  if (!can(actor, 'mailbox.read', { mailboxId })) throw new NotFound('mailbox');
  return [mailboxId];
}

async function totalOf(ctx: Ctx, actor: Actor, place: Place, mailboxIds: number[]): Promise<number> {
  const counted = tallyOf(place.list, actor.userId);
  return countIn(await readTally(ctx.reader, [counted.list], mailboxIds), counted);
}

async function rowsOf(ctx: Ctx, actor: Actor, conversations: Conversation[], mailboxNames: Map<number, string>) {
  const ids = conversations.map(({ id }) => id);
  const assignees = [...new Set(conversations.flatMap(({ assigneeId }) => assigneeId ?? []))];
  const contacts = await contactsOf(ctx.reader, [...new Set(conversations.map(({ contactId }) => contactId))]);
  const faces = await facesOf(ctx.reader, assignees);
  const seen = await seenBy(ctx.reader, actor.userId, ids);
  const drafts = await conversationsWithDrafts(ctx.reader, actor.userId, ids);
  const failed = await failedConversations(ctx, conversations);
  return conversations.map(({ id, subject, preview, status, assigneeId, ...row }) => {
    const contact = contacts.get(row.contactId);
    return {
      id,
      subject,
      preview,
      who: contact?.name || contact?.address || '',
      at: row.lastMessageAt,
      isUnread: isUnread(
        { id: row.lastMessageId, at: row.lastMessageAt },
        seen.get(id),
        // Done with it is who has not looked at it since.
        isEnded(status) && !seen.has(id) ? Infinity : 0,
      ),
      assignee: faces.get(assigneeId ?? 0) ?? null,
      waitingSinceAt: row.waitingSinceAt,
      messageCount: row.messageCount,
      hasFiles: row.hasAttachment === 1,
      hasFailed: failed.has(id),
      hasDraft: drafts.has(id),
      mailboxName: mailboxNames.get(row.mailboxId) ?? null,
    };
  });
}

/** Conversations whose newest message is ours and did not reach everybody. */
async function failedConversations(ctx: Ctx, conversations: Conversation[]): Promise<Set<number>> {
  const raws = await rawsOfMessages(
    ctx.reader,
    conversations.map(({ lastMessageId }) => lastMessageId),
  );
  const failed = (await fatesOf(ctx.reader, [...raws.keys()])).filter(({ state }) => state === 'failed');
  return new Set(failed.flatMap(({ rawId }) => raws.get(rawId) ?? []));
}
