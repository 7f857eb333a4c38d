import { type Actor, requireRight } from '#src/company/access/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { FORGERY_SIGNAL, refuseDmarcReject, trustedArcSealers } from '#src/mail/authentication/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { changeSetting } from '#src/platform/settings/index.ts';
import { sealersOf } from '../sealers.ts';

/** What becomes of mail in somebody else's name. */
export async function changeForgery(
  ctx: Ctx,
  actor: Actor | null,
  typed: { refuses: boolean; sealers: string },
): Promise<void> {
  requireRight(actor, 'company.manage');
  const sealers = sealersOf(typed.sealers);
  if (sealers === null) throw new Invalid({ sealers: 'domains' });
  await transaction(ctx, async (ctx) => {
    await changeSetting(ctx, actor.userId, refuseDmarcReject, typed.refuses);
    await changeSetting(ctx, actor.userId, trustedArcSealers, sealers);
  });
  ctx.signals.send(FORGERY_SIGNAL);
}
