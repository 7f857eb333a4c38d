import { domainOf } from '#src/mail/address/index.ts';
import type { Due } from './schema.ts';

/** One mail's recipients that can go in one session. */
export type Consignment = { rawId: number; domain: string; due: Due[] };

/** By mail and domain; through a relay by mail alone. */
export function byRoute(due: Due[], isRelayed: boolean): Consignment[] {
  const found = new Map<string, Consignment>();
  for (const each of due) {
    const domain = domainOf(each.address);
    const key = isRelayed ? String(each.rawId) : `${each.rawId} ${domain}`;
    const consignment = found.get(key) ?? { rawId: each.rawId, domain, due: [] };
    consignment.due.push(each);
    found.set(key, consignment);
  }
  return [...found.values()];
}
