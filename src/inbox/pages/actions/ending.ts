import { type Actor, can } from '#src/company/access/index.ts';
import { listUsers, preferencesOf } from '#src/company/users/index.ts';
import { assignOnReply, type Conversation } from '#src/inbox/conversations/index.ts';
import type { DraftFacts } from '#src/inbox/drafts/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { readersOf } from './conversation.ts';

/** What stands beside Send: what becomes of the conversation (null: not theirs to say), and where its author goes then. */
export async function endingOf(ctx: Ctx, actor: Actor, draft: DraftFacts, conversation: Conversation | null) {
  const users = await listUsers(ctx.reader);
  const me = users.find(({ id }) => id === actor.userId);
  // What begins a conversation leads to it.
  const go = draft.kind === 'new' ? null : me ? preferencesOf(me).afterSend : ('stay' as const);
  const { mailboxId } = conversation ?? draft;
  if (!can(actor, 'mailbox.manage', { mailboxId })) return { go, choices: null };
  const { after } = draft.content;
  const settles = conversation?.assigneeId ?? (await takenBy(ctx, actor, mailboxId));
  const person = users.find(({ id }) => id === settles);
  return {
    go,
    choices: {
      status: conversation?.status ?? ('open' as const),
      chosen: after.status,
      people: await readersOf(ctx, users, mailboxId),
      settles: person ? { id: person.id, name: person.name } : null,
      assigneeId: after.assigneeId,
      meId: actor.userId,
    },
  };
}

/** Whose a conversation that is nobody's becomes by answering. */
async function takenBy(ctx: Ctx, actor: Actor, mailboxId: number): Promise<number | null> {
  if (!can(actor, 'mailbox.read', { mailboxId })) return null;
  return (await readSetting(ctx.reader, assignOnReply)) ? actor.userId : null;
}
