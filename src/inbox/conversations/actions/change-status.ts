import type { Actor } from '#src/company/access/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { aboutConversation } from '../about.ts';
import type { Conversation, Status } from '../schema.ts';
import { isPutAway, statusToRemember, statusToRestore } from '../status.ts';
import { STATUS_EVENTS } from '../status-events.ts';
import * as store from '../store/index.ts';
import { requireConversation } from './require.ts';
import { unansweredSince } from './waiting-since.ts';

const WORKING: readonly Status[] = ['open', 'pending', 'closed'];

/** Open, pending or closed, as a person decides. */
export const setStatus = (ctx: Ctx, actor: Actor | null, id: number, status: string) =>
  change(ctx, actor, id, () => {
    const wanted = WORKING.find((each) => each === status);
    if (!wanted) throw new Invalid({ status: 'status' });
    return { status: wanted, statusBefore: null };
  });

/** Puts a conversation away, remembering its status. */
export const putAway = (ctx: Ctx, actor: Actor | null, id: number, where: 'spam' | 'trash') =>
  change(ctx, actor, id, (now) => ({ status: where, statusBefore: statusToRemember(now.status, now.statusBefore) }));

/** Takes a conversation out of spam or trash, back to the status it had before. */
export const restore = (ctx: Ctx, actor: Actor | null, id: number, from: 'spam' | 'trash') =>
  change(ctx, actor, id, (now) => {
    if (now.status !== from || !isPutAway(now.status)) return { status: now.status, statusBefore: now.statusBefore };
    return { status: statusToRestore(now.statusBefore), statusBefore: null, eventName: 'conversation.restored' };
  });

type Change = { status: Status; statusBefore: Status | null; eventName?: string };

async function change(ctx: Ctx, actor: Actor | null, id: number, decide: (now: Conversation) => Change): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const { conversation: now } = await requireConversation(ctx, actor, id, 'mailbox.manage');
    await applyStatus(ctx, now, decide(now));
  });
}

/** Writes a status already decided and its event; for actions of this feature that are about more than the status. */
export async function applyStatus(
  ctx: Ctx,
  now: Conversation,
  { status, statusBefore, eventName }: Change,
): Promise<void> {
  if (now.status === status) return;
  await store.updateConversation(ctx.db, now.id, {
    status,
    statusBefore,
    closedAt: status === 'closed' ? ctx.clock.now() : null,
    waitingSinceAt: status === 'open' ? await unansweredSince(ctx, now.id) : null,
  });
  const name = eventName ?? STATUS_EVENTS[status];
  const data = { from: now.status, to: status };
  await recordEvents(ctx, [{ name, ...aboutConversation(now), data }]);
}
