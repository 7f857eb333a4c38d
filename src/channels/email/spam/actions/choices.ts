import { type Actor, requireRight } from '#src/company/access/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { clearAlarm } from '#src/platform/alarms/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { changeSetting } from '#src/platform/settings/index.ts';
import { rspamdUrlOf } from '../rspamd-url.ts';
import { classifier, rspamdUrl } from '../settings.ts';
import { RSPAMD_ALARM } from './gather-signs.ts';

/** @throws Invalid */
export async function changeRspamd(ctx: Ctx, actor: Actor | null, typed: string): Promise<void> {
  requireRight(actor, 'company.manage');
  const url = requireRspamdUrl(typed);
  await transaction(ctx, async (ctx) => {
    if (await changeSetting(ctx, actor.userId, rspamdUrl, url)) await clearAlarm(ctx, RSPAMD_ALARM);
  });
}

export async function changeClassifier(
  ctx: Ctx,
  actor: Actor | null,
  wanted: { isOn: boolean; threshold: number },
): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, (ctx) => changeSetting(ctx, actor.userId, classifier, wanted));
}

/** @throws Invalid */
export function requireRspamdUrl(typed: string): string {
  const url = rspamdUrlOf(typed);
  if (url === null) throw new Invalid({ url: 'rspamdUrl' });
  return url;
}
