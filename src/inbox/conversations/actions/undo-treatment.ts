import { type Actor, can, requireRight } from '#src/company/access/index.ts';
import { Conflict } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import * as store from '../store/index.ts';
import { isAsLeft, type State } from '../treatment.ts';
import { applyChanges } from './apply-changes.ts';

/**
 * Takes back what this person last did to conversations; those that somebody has treated since stay as they are now.
 * @returns how many are as before @throws Conflict where it is not the last one any more
 */
export async function undoTreatment(ctx: Ctx, actor: Actor | null, token: string): Promise<number> {
  requireRight(actor, 'inbox.open');
  return transaction(ctx, async (ctx) => {
    const undo = await store.findUndo(ctx.db, actor.userId);
    if (undo?.token !== token) throw new Conflict('undo');
    const { rows, seen } = undo.data;
    const known = new Map(rows.map((row) => [row.id, row]));
    const changes = (await store.findConversations(ctx.db, [...known.keys()])).flatMap((now) => {
      const { before, after } = known.get(now.id)!;
      return isAsLeft(now, after) && mayReturn(actor, now, before) ? [{ now, next: before }] : [];
    });
    await applyChanges(ctx, changes);
    const back = new Set(changes.map(({ now }) => now.id));
    const isReading = undo.data.treatment.kind === 'seen';
    await store.restoreSeen(
      ctx.db,
      seen.filter(({ conversationId }) => isReading || back.has(conversationId)),
    );
    await store.deleteUndo(ctx.db, actor.userId);
    return isReading ? seen.length : changes.length;
  });
}

const mayReturn = (actor: Actor, now: State, before: State) =>
  can(actor, 'mailbox.manage', now) && can(actor, 'mailbox.manage', before);
