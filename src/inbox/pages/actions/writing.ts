import { type Actor, can } from '#src/company/access/index.ts';
import { type Conversation, type Message, messageAnswered } from '#src/inbox/conversations/index.ts';
import type { DraftFacts, Drafts } from '#src/inbox/drafts/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type ReplyDeps, withCustomer } from './conversation.ts';
import { draftShown } from './draft-shown.ts';

/** What stands at the foot of a conversation: my draft, a bar that begins one, or (null) nothing for who may only read. */
export async function writingOf(
  ctx: Ctx,
  actor: Actor,
  deps: ReplyDeps,
  conversation: Conversation,
  { mine, others }: Drafts,
  messages: Message[],
) {
  const called = await deps.recipients(ctx, withCustomer(messages));
  // Whoever lost the right to send meanwhile still finds their words.
  if (mine) {
    const about = aboutOf(mine, messages);
    return {
      kind: 'open' as const,
      draft: await draftShown(ctx, actor, mine, { conversation, about, called: called.one, others }),
    };
  }
  if (!can(actor, 'mailbox.send', conversation)) return null;
  const [first] = called.one.to;
  const all = called.all.to.length + called.all.cc.length;
  return {
    kind: 'closed' as const,
    bar: {
      conversationId: conversation.id,
      toName: first?.name || first?.address || '',
      others: all - called.one.to.length,
      newest: withCustomer(messages).at(-1)?.id ?? null,
    },
  };
}

/** The message a draft is about: the one chosen, else the newest from outside that its author had seen. */
function aboutOf(draft: DraftFacts, messages: Message[]): Message | null {
  const chosen = messages.find(({ id }) => id === draft.aboutMessageId);
  return chosen ?? messageAnswered(messages, draft.baseMessageId).answered;
}
