import { clearAlarm, raiseAlarm } from '#src/platform/alarms/index.ts';
import type { Config } from '#src/platform/config/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { afterAnswer, afterFailure, type Breaker, freshBreaker, isLongDown, isSkipped } from '../breaker.ts';
import { type AskedMail, askRspamd } from '../rspamd.ts';
import type { SpamSigns } from '../schema.ts';
import { rspamdUrl } from '../settings.ts';

const DEADLINE_MS = 5000;
// The job that asks holds its letters for a minute: a slow rspamd must not cost them their lease.
const BATCH_DEADLINE_MS = 15_000;
const AT_ONCE = 8;
const MOST_BYTES = 10_000_000;

export const RSPAMD_ALARM = 'rspamd';

// Of this process alone: whether another machine is up is no fact about the data. One for each machine's settings.
const breakers = new WeakMap<Config, { url: string; breaker: Breaker }>();

/**
 * What others say of these mails, in the order given. Touches the network, so it runs before the transaction; whatever goes
 * wrong, mail is delivered without it, and after an hour of that admins are told.
 */
export async function gatherSpamSigns(
  ctx: Ctx,
  mails: (AskedMail & { rawId: number })[],
  deadlineMs = DEADLINE_MS,
): Promise<SpamSigns[]> {
  const signs: SpamSigns[] = mails.map(() => ({ rspamd: null }));
  try {
    const url = await readSetting(ctx.reader, rspamdUrl);
    if (url !== '') await askAll(ctx, url, mails, signs, deadlineMs);
  } catch (error) {
    ctx.log.warn({ err: error }, 'rspamd could not be asked');
  }
  return signs;
}

async function askAll(ctx: Ctx, url: string, mails: AskedMail[], signs: SpamSigns[], deadlineMs: number) {
  const all = AbortSignal.timeout(BATCH_DEADLINE_MS);
  let next = 0;
  const ask = async () => {
    while (next < mails.length) {
      const i = next++;
      const mail = mails[i]!;
      if (mail.bytes.length > MOST_BYTES || isSkipped(breakerOf(ctx, url), ctx.clock.now())) continue;
      try {
        const rspamd = await askRspamd(url, mail, AbortSignal.any([all, AbortSignal.timeout(deadlineMs)]));
        signs[i] = { rspamd };
        await noteAnswer(ctx, url);
      } catch (error) {
        await noteFailure(ctx, url, error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, mails.length) }, ask));
}

function breakerOf({ config }: Ctx, url: string): Breaker {
  const known = breakers.get(config);
  return known?.url === url ? known.breaker : freshBreaker();
}

async function noteAnswer(ctx: Ctx, url: string): Promise<void> {
  const { isProven } = breakerOf(ctx, url);
  breakers.set(ctx.config, { url, breaker: afterAnswer() });
  // Once at a start too: the alarm may stand since before.
  if (!isProven) await clearAlarm(ctx, RSPAMD_ALARM);
}

async function noteFailure(ctx: Ctx, url: string, error: unknown): Promise<void> {
  const now = ctx.clock.now();
  const breaker = afterFailure(breakerOf(ctx, url), now);
  breakers.set(ctx.config, { url, breaker });
  ctx.log.warn({ err: error }, 'rspamd did not answer; the mail is judged without it');
  if (isLongDown(breaker, now)) await raiseAlarm(ctx, RSPAMD_ALARM);
}
