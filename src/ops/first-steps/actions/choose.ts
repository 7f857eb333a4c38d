import { pauseSending } from '#src/channels/email/sending/index.ts';
import { type Actor, requireRight } from '#src/company/access/index.ts';
import { type IncomingWay, incomingWay } from '#src/company/profile/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { changeSetting } from '#src/platform/settings/index.ts';
import { firstStepsShown, outgoingWay } from '../settings.ts';
import type { OutgoingWay } from '../steps.ts';

export async function chooseIncoming(ctx: Ctx, actor: Actor | null, way: IncomingWay): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, (ctx) => changeSetting(ctx, actor.userId, incomingWay, way));
}

/** "Not yet" keeps what is written in the queue; either other way lets it go. */
export async function chooseOutgoing(ctx: Ctx, actor: Actor | null, way: OutgoingWay): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    await changeSetting(ctx, actor.userId, outgoingWay, way);
    await pauseSending(ctx, actor, way === 'later');
  });
}

/** Puts the steps away, or takes them up again. */
export async function showFirstSteps(ctx: Ctx, actor: Actor | null, wanted: boolean): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, (ctx) => changeSetting(ctx, actor.userId, firstStepsShown, wanted));
}
