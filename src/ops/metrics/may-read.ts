import { createHash, timingSafeEqual } from 'node:crypto';
import { networksOf } from '#src/lib/networks.ts';

type Guard = { metricsToken: string | null; metricsFrom: readonly string[]; trustedProxies: readonly string[] };
/** Where a request came from, whether some proxy says that it passed it on, and its Authorization field. */
type Asker = { address: string; isPassedOn: boolean; authorization: string | undefined };

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether somebody may read: by the token, or by where they are; null where there is no such page at all. */
export function metricsGuard({ metricsToken, metricsFrom, trustedProxies }: Guard) {
  if (metricsToken === null && metricsFrom.length === 0) return null;
  const isNear = networksOf(metricsFrom);
  return ({ address, isPassedOn, authorization }: Asker): boolean => {
    // Behind a proxy that nobody listed everybody has its address, and that is likely a near one (hazard W13).
    const isSeen = !isPassedOn || trustedProxies.length > 0;
    if (isSeen && isNear(address.replace(/^::ffff:(?=[\d.]+$)/i, ''))) return true;
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    return metricsToken !== null && token !== undefined && timingSafeEqual(digest(token), digest(metricsToken));
  };
}
