import { type Actor, requireRight } from '#src/company/access/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { deleteAccount } from '../store/index.ts';
import { ACCOUNTS_TOPIC, tryTopic } from '../topics.ts';
import { changed, requireAccount } from './own.ts';
import { clearAccountAlarm } from './record-state.ts';

export async function pauseAccount(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    const account = await requireAccount(ctx, id);
    if (account.pausedAt !== null) return;
    await clearAccountAlarm(ctx, id);
    const change = { pausedAt: ctx.clock.now(), error: null, failingSinceAt: null, nextTryAt: null };
    await changed(ctx, account, 'account.paused', change);
  });
}

export async function resumeAccount(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    const account = await requireAccount(ctx, id);
    if (account.pausedAt === null) return;
    const state = account.state === 'setup' ? account.state : 'connecting';
    await changed(ctx, account, 'account.resumed', { pausedAt: null, state });
  });
}

/** Whoever waits for its next try goes on now. */
export async function tryAccount(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  requireRight(actor, 'company.manage');
  await requireAccount(ctx, id);
  ctx.signals.send(tryTopic(id));
}

/** Forgets the account. What was fetched stays, and is known again should the account come back. */
export async function removeAccount(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    const { mailboxId, settings } = await requireAccount(ctx, id);
    await deleteAccount(ctx.db, id);
    await clearAccountAlarm(ctx, id);
    const data = { host: settings.host, user: settings.user };
    await recordEvents(ctx, [{ name: 'account.removed', subject: 'account', subjectId: id, mailboxId, data }]);
    ctx.signals.send(ACCOUNTS_TOPIC);
  });
}
