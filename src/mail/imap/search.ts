import type { ImapClient } from './connect.ts';
import { ImapTrouble } from './trouble.ts';
import { within } from './within.ts';

const SEARCHING = { bytes: 10_000_000, ms: 10 * 60_000 };
const DAY_MS = 24 * 3600 * 1000;
// SEARCH knows days only, and each server reckons them in its own zone; the exact time is looked at when a mail is fetched.
const MARGIN_MS = 2 * DAY_MS;

/** Which UIDs of the open folder to look at: from `from` up to but without `below`, by date received (UTC ms). */
export type Wanted = { from: number; below?: number; since?: number; before?: number };

/** UIDs in ascending order; more than asked for by up to two days at either date. */
export async function searchUids(client: ImapClient, { from, below, since, before }: Wanted): Promise<number[]> {
  if (below !== undefined && below <= from) return [];
  // With WITHIN (RFC 5032) imapflow would turn dates into ages by this machine's clock, and servers refuse an age of 0.
  client.capabilities.delete('WITHIN');
  const query = {
    uid: `${from}:${below === undefined ? '*' : below - 1}`,
    ...(since === undefined ? {} : { since: new Date(since - MARGIN_MS) }),
    ...(before === undefined ? {} : { before: new Date(before + MARGIN_MS) }),
  };
  const found = await within(client, SEARCHING, () => client.search(query, { uid: true }));
  if (!found) throw new ImapTrouble('answer', 'SEARCH');
  // `n:*` names the last message even where its UID is below n (RFC 3501 section 6.4.8).
  return found.filter((uid) => uid >= from && (below === undefined || uid < below)).sort((a, b) => a - b);
}
