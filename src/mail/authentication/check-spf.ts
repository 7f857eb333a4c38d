import type { Resolver } from '#src/mail/dns/index.ts';
import { systemClock } from '#src/platform/clock.ts';
import { askFor } from './questions.ts';
import { spfResultIn } from './results.ts';
import type { SpfResult } from './verification.ts';

const MOST_MS = 10_000;

/** What a receiver would say of mail that comes from that address with that envelope (RFC 7208, includes and all). */
export async function checkSpf(
  resolver: Resolver,
  mail: { ip: string; sender: string; helo: string },
): Promise<SpfResult> {
  const { spf } = await import('mailauth/lib/spf');
  const ask = askFor(resolver, { mostMs: MOST_MS, dmarcMs: MOST_MS }, systemClock.now);
  const asked = { ...mail, resolver: ask, maxElapsedTime: MOST_MS };
  const { status } = await spf(asked as unknown as Parameters<typeof spf>[0]);
  return spfResultIn(status.result);
}
