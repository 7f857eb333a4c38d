import { type Actor, actorOf, can, requireRight } from '#src/company/access/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import {
  type Conversation,
  findConversation,
  findConversations,
  linksOf,
  type Message,
  messagesOf,
} from '#src/inbox/conversations/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** What the channel above knows: whom a reply would go to. */
export type ReplyDeps = { recipients(ctx: Ctx, messages: Message[]): Promise<MailAddress[]> };

/** A conversation of a mailbox that the person may read; one they may not is answered as one that is not there. */
export async function requireConversation(
  ctx: Ctx,
  actor: Actor | null,
  id: number,
): Promise<{ actor: Actor; conversation: Conversation }> {
  requireRight(actor, 'inbox.open');
  const conversation = await findConversation(ctx.reader, id);
  if (!conversation || !can(actor, 'mailbox.read', conversation)) throw new NotFound('conversation');
  return { actor, conversation };
}

export async function headOf(ctx: Ctx, actor: Actor, conversation: Conversation) {
  const { id, subject, mailboxId, status, assigneeId } = conversation;
  const mailbox = await findMailbox(ctx.reader, mailboxId);
  const people = await readersOf(ctx, mailboxId);
  return {
    id,
    subject,
    mailboxName: mailbox?.name ?? '',
    status: status === 'snoozed' || status === 'merged' ? ('closed' as const) : status,
    assignee: people.find((person) => person.id === assigneeId) ?? null,
    people,
    me: { id: actor.userId, name: actor.name },
  };
}

/** Who may be given conversations of a mailbox. */
async function readersOf(ctx: Ctx, mailboxId: number) {
  const users = (await listUsers(ctx.reader)).filter(({ disabledAt }) => disabledAt === null);
  const actors = await Promise.all(users.map((user) => actorOf(ctx.reader, user)));
  return actors
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

const MOST_MESSAGES = 200;

export const shownMessages = (ctx: Ctx, { id }: Conversation): Promise<Message[]> =>
  messagesOf(ctx.reader, id, MOST_MESSAGES);
