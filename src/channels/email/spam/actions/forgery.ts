import { type Actor, requireRight } from '#src/company/access/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { FORGERY_SIGNAL, refuseDmarcReject, trustedArcSealers } from '#src/mail/authentication/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { readSetting, type Setting, writeSetting } from '#src/platform/settings/index.ts';
import { sealersOf } from '../sealers.ts';
import { noteChange } from './choices.ts';

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
    await change(ctx, actor, refuseDmarcReject, typed.refuses);
    await change(ctx, actor, trustedArcSealers, sealers);
  });
  ctx.signals.send(FORGERY_SIGNAL);
}

async function change<T>(ctx: Ctx, actor: Actor, declared: Setting<T>, value: T): Promise<void> {
  if (Bun.deepEquals(await readSetting(ctx.db, declared), value)) return;
  await writeSetting(ctx.db, declared, value);
  await noteChange(ctx, actor, declared.name, value);
}
