import { createHash, timingSafeEqual } from 'node:crypto';
import { networksOf } from '#src/lib/networks.ts';

type Guard = { metricsToken: string | null; metricsFrom: readonly string[] };

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether somebody may read: by the token, or by where they are; null where there is no such page at all. */
export function metricsGuard({ metricsToken, metricsFrom }: Guard) {
  if (metricsToken === null && metricsFrom.length === 0) return null;
  const isNear = networksOf(metricsFrom);
  return (address: string, authorization: string | undefined): boolean => {
    if (isNear(address.replace(/^::ffff:(?=[\d.]+$)/i, ''))) return true;
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    return metricsToken !== null && token !== undefined && timingSafeEqual(digest(token), digest(metricsToken));
  };
}
