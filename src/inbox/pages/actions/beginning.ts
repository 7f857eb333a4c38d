import type { Actor } from '#src/company/access/index.ts';
import type { DraftFacts } from '#src/inbox/drafts/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { draftShown } from './draft-shown.ts';
import { outboxItems } from './thread-outbox.ts';

/** A draft that begins a conversation: being written, or what became of it. */
export async function beginningShown(ctx: Ctx, actor: Actor, draft: DraftFacts) {
  const isWaiting = draft.leavesAt !== null;
  const isHeld = draft.held !== null;
  const drafts = { mine: null, others: [], waiting: isWaiting ? [draft] : [], held: isHeld ? [draft] : [] };
  const names = new Map([[actor.userId, actor.name]]);
  const around = { conversation: null, about: null, called: { to: [], cc: [] } };
  return {
    draftId: draft.id,
    writing: isWaiting || isHeld ? null : await draftShown(ctx, actor, draft, around),
    // A second after the window its mail has left, as a rule; if not, it is asked again.
    looksAgainSeconds: isWaiting ? Math.max(1, Math.ceil((draft.leavesAt! - ctx.clock.now()) / 1000) + 1) : null,
    ...(await outboxItems(ctx, actor, drafts, names)),
  };
}
