import { messagesByHeaderIds } from '#src/inbox/conversations/index.ts';
import { type RawHead, rawHeads, rawHeadsBetween } from '#src/mail/raw/index.ts';
import { addressKeyOf, rawsOfAddress } from '#src/mail/trace/index.ts';
import type { Db } from '#src/platform/db/index.ts';
import type { Search } from './search.ts';

const newestFirst = (a: RawHead, b: RawHead) => b.at - a.at || b.id - a.id;

/** A page of the mails that were searched for, newest first; one more than `limit` where there are more. */
export async function findMails(db: Db, { term, ...time }: Search, limit: number): Promise<RawHead[]> {
  const page = { ...time, limit: limit + 1 };
  if (term.kind === 'all') return rawHeadsBetween(db, page);
  // A Message-ID looks like an address; the few mails that carry it come first.
  const byId = term.kind === 'address' ? [] : await withMessageId(db, term.text, time);
  if (byId.length > 0 || term.kind === 'id') return byId.slice(0, limit);
  const key = addressKeyOf(term.text);
  if (key === null) return [];
  return (await rawHeads(db, await rawsOfAddress(db, key, page))).sort(newestFirst);
}

async function withMessageId(db: Db, headerId: string, { from, until }: Omit<Search, 'term'>): Promise<RawHead[]> {
  const known = await messagesByHeaderIds(db, [headerId]);
  const ids = [...new Set(known.flatMap(({ rawId }) => rawId ?? []))];
  const heads = await rawHeads(db, ids);
  return heads.filter(({ at }) => at >= from && at <= until).sort(newestFirst);
}
