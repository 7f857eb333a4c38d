import { type Actor, actorsOf, can } from '#src/company/access/index.ts';
import { findMailbox, listMailboxes } from '#src/company/mailboxes/index.ts';
import { listUsers, type User } from '#src/company/users/index.ts';
import {
  type Conversation,
  findConversations,
  linksOf,
  type Message,
  MOST_ANSWERED,
  messagesOf,
  requireConversation as requireWithRight,
} from '#src/inbox/conversations/index.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Db } from '#src/platform/db/index.ts';
import type { SpamReason } from '#src/words/index.ts';
import type { SenderDeps } from './contact.ts';

/** What the channel above knows of messages: why those that were judged spam were, by raw id. */
export type ThreadDeps = { spamReasons(db: Db, rawIds: number[]): Promise<Map<number, SpamReason[]>> };

/** Whom a reply goes to. */
export type Called = { to: MailAddress[]; cc: MailAddress[] };

/** And whom a reply to these messages (oldest first) would go to, to one or to all; and what a forwarded subject becomes. */
export type ReplyDeps = ThreadDeps &
  SenderDeps & {
    recipients(ctx: Ctx, messages: Message[]): Promise<{ one: Called; all: Called }>;
    forwardSubject(subject: string): string;
  };

/** A conversation of a mailbox that the person may read; one they may not is answered as one that is not there. */
export const requireConversation = (ctx: Ctx, actor: Actor | null, id: number) =>
  requireWithRight({ ...ctx, db: ctx.reader }, actor, id, 'mailbox.read');

export async function headOf(ctx: Ctx, actor: Actor, conversation: Conversation) {
  const { id, contactId, subject, mailboxId, status, assigneeId } = conversation;
  const mailbox = await findMailbox(ctx.reader, mailboxId, { withArchived: true });
  const users = await listUsers(ctx.reader);
  const readers = await readersOf(ctx, users, mailboxId);
  // Who lost their access still has what was given to them, until somebody else takes it.
  const assignee = users.find((user) => user.id === assigneeId) ?? null;
  const isReader = readers.some((reader) => reader.id === assigneeId);
  const people = assignee && !isReader ? [...readers, { id: assignee.id, name: assignee.name }] : readers;
  return {
    id,
    contactId,
    subject,
    mailboxName: mailbox?.name ?? '',
    status,
    assignee: assignee && { id: assignee.id, name: assignee.name },
    people,
    me: { id: actor.userId, name: actor.name },
    mayManage: can(actor, 'mailbox.manage', conversation),
    moveTo: await targetsOf(ctx, actor, conversation),
  };
}

/** Where a person may move it: they work in both mailboxes. */
async function targetsOf(ctx: Ctx, actor: Actor, conversation: Conversation) {
  if (!can(actor, 'mailbox.manage', conversation)) return [];
  return (await listMailboxes(ctx.reader))
    .filter(({ id }) => id !== conversation.mailboxId && can(actor, 'mailbox.manage', { mailboxId: id }))
    .map(({ id, name }) => ({ id, name }));
}

/** Who may be given conversations of a mailbox. */
export async function readersOf(ctx: Ctx, users: User[], mailboxId: number) {
  const working = users.filter(({ disabledAt }) => disabledAt === null);
  return (await actorsOf(ctx.reader, working, mailboxId))
    .filter((actor) => can(actor, 'mailbox.read', { mailboxId }))
    .map(({ userId, name }) => ({ id: userId, name }));
}

/** Conversations this one may have to do with, as far as the person may read them. */
export async function relatedTo(ctx: Ctx, actor: Actor, { id }: Conversation) {
  const links = await linksOf(ctx.reader, id);
  const related = await findConversations(
    ctx.reader,
    links.map(({ otherId }) => otherId),
  );
  return related
    .filter((other) => can(actor, 'mailbox.read', other))
    .map((other) => ({ id: other.id, subject: other.subject }));
}

/** The talk with the customer: what was said beside it must not decide whom they are answered with. */
export async function messagesAnswered(ctx: Ctx, conversationId: number): Promise<Message[]> {
  return withCustomer(await messagesOf(ctx.reader, conversationId, MOST_ANSWERED));
}

export const withCustomer = (messages: Message[]): Message[] => messages.filter(({ sideOfId }) => sideOfId === null);

/** Why messages of a conversation that lies in spam were judged so; taken out of it, nothing is held against it. */
export async function spamReasonsIn(ctx: Ctx, deps: ThreadDeps, { status }: Conversation, messages: Message[]) {
  const rawIds = status === 'spam' ? messages.flatMap(({ rawId, kind }) => (kind === 'in' ? (rawId ?? []) : [])) : [];
  return deps.spamReasons(ctx.reader, rawIds);
}

/** The newest messages, oldest first: those that are shown, and (`known`) those that an answer has regard to. */
export async function shownMessages(ctx: Ctx, { id }: Conversation, count: number) {
  const known = await messagesOf(ctx.reader, id, Math.max(count, MOST_ANSWERED));
  return { known, shown: known.slice(-count) };
}
