import type { Actor } from '#src/company/access/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { cancelJob } from '#src/platform/jobs/index.ts';
import { aboutDraft } from '../about.ts';
import { DISPATCH_JOB } from '../dispatch-job.ts';
import { joined } from '../joined.ts';
import { stateOf } from '../state.ts';
import { deleteDraft, findWritten, moveAttachments, updateDraft } from '../store.ts';
import { requireOwn } from './own.ts';
import { knownMessage } from './save.ts';

/**
 * Takes a waiting or held reply back as the draft it was. If its author began another one meanwhile, that one's words and
 * files follow behind: there is one draft for a person in a conversation, and nothing typed is lost.
 * @param seen the newest message that stood beside a held reply as its author took it back: they go on in view of it
 * @returns the conversation it is in, if there is one
 */
export async function undoDraft(ctx: Ctx, actor: Actor | null, draftId: number, seen: number): Promise<number | null> {
  return transaction(ctx, async (ctx) => {
    const { actor: author, draft, conversation } = await requireOwn(ctx, actor, draftId, 'mailbox.read');
    if (stateOf(draft) === 'writing') return draft.conversationId;
    await cancelJob(ctx, DISPATCH_JOB, String(draftId));

    const later = conversation && (await findWritten(ctx.db, conversation.id, author.userId, draft.kind));
    if (later) {
      await moveAttachments(ctx.db, later.id, draftId);
      await deleteDraft(ctx.db, later.id);
    }
    const content = later ? joined(draft.content, later.content) : draft.content;
    await updateDraft(ctx.db, draftId, {
      mailboxId: draft.mailboxId,
      content,
      baseMessageId: knownMessage(draft.baseMessageId, seen, conversation),
      leavesAt: null,
      held: null,
      updatedAt: ctx.clock.now(),
    });
    await recordEvents(ctx, [{ name: 'reply.undone', ...aboutDraft(draft, conversation), data: { draftId } }]);
    return draft.conversationId;
  });
}
