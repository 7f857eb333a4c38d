import { type Actor, can, requireRight } from '#src/company/access/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import { Forbidden, Invalid, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import type { Conversation } from '../schema.ts';
import { isEnded } from '../status.ts';
import * as store from '../store/index.ts';
import { stateOf, type Treatment } from '../treatment.ts';
import { applyChanges, type Change } from './apply-changes.ts';
import { decideChanges } from './decide-changes.ts';

/** How many conversations one treatment takes at most. */
export const MOST_TREATED = 1000;

/** `undo` is what takes it back; `left` counts those that could not be treated so, or not by this person. */
export type Treated = { changed: number; left: number; undo: string };

/**
 * Treats conversations alike, all in one transaction. What a person may not read is not there for them; what they may read
 * but not manage is left as it is. @throws NotFound, Forbidden, Invalid
 */
export async function treat(ctx: Ctx, actor: Actor | null, ids: number[], treatment: Treatment): Promise<Treated> {
  requireRight(actor, 'inbox.open');
  return transaction(ctx, async (ctx) => {
    const wanted = [...new Set(ids)].slice(0, MOST_TREATED);
    const found = await store.findConversations(ctx.db, wanted);
    const may = await permitted(ctx, actor, found, treatment);
    const undo = crypto.randomUUID();
    const changed =
      treatment.kind === 'seen'
        ? await markRead(ctx, actor, may, treatment.isRead, undo)
        : await change(ctx, actor, may, treatment, undo);
    return { changed, left: wanted.length - changed, undo };
  });
}

async function permitted(ctx: Ctx, actor: Actor, found: Conversation[], treatment: Treatment): Promise<Conversation[]> {
  const readable = found.filter((each) => can(actor, 'mailbox.read', each));
  if (readable.length === 0) throw new NotFound('conversation');
  if (treatment.kind === 'seen') return readable;
  const managed = readable.filter((each) => can(actor, 'mailbox.manage', each));
  if (managed.length === 0) throw new Forbidden('mailbox.manage');
  if (treatment.kind === 'mailbox') await requireTarget(ctx, actor, treatment.mailboxId);
  return managed;
}

/** Conversations go where one works, and to a mailbox that is still used. */
async function requireTarget(ctx: Ctx, actor: Actor, mailboxId: number): Promise<void> {
  const isThere = can(actor, 'mailbox.read', { mailboxId }) && (await findMailbox(ctx.db, mailboxId));
  if (!isThere) throw new Invalid({ mailboxId: 'unknownMailbox' });
  requireRight(actor, 'mailbox.manage', { mailboxId });
}

async function change(ctx: Ctx, actor: Actor, found: Conversation[], treatment: Treatment, token: string) {
  const changes = await decideChanges(ctx, found, treatment);
  const ending = changes.filter(({ next }) => isEnded(next.status)).map(({ now }) => now.id);
  const seen = await store.seenIn(ctx.db, ending);
  await applyChanges(ctx, changes);
  const rows = changes.map(({ now, next }: Change) => ({ id: now.id, before: stateOf(now), after: next }));
  await store.writeUndo(ctx.db, { userId: actor.userId, token, at: ctx.clock.now(), data: { treatment, rows, seen } });
  return changes.length;
}

/** What one has read is nobody else's business: no line of the story. */
async function markRead(ctx: Ctx, { userId }: Actor, found: Conversation[], isRead: boolean, token: string) {
  const before = await store.seenBy(
    ctx.db,
    userId,
    found.map(({ id }) => id),
  );
  const pointer = ({ lastMessageId }: Conversation) => (isRead ? lastMessageId : lastMessageId - 1);
  const changed = found.filter((each) => before.get(each.id) !== pointer(each));
  for (const each of changed) await store.writeSeen(ctx.db, each.id, userId, pointer(each));
  const seen = changed.map(({ id }) => ({ conversationId: id, userId, messageId: before.get(id) ?? null }));
  const data = { treatment: { kind: 'seen' as const, isRead }, rows: [], seen };
  await store.writeUndo(ctx.db, { userId, token, at: ctx.clock.now(), data });
  return changed.length;
}
