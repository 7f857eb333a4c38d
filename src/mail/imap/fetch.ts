import type { ImapClient } from './connect.ts';
import { ImapTrouble, troubleOf } from './trouble.ts';
import { within } from './within.ts';

/** A mail as it lies on the server; `arrivedAt` is its INTERNALDATE in UTC ms. */
export type FetchedMail = { uid: number; arrivedAt: number; bytes: Uint8Array };

/** What a mail is before its bytes are fetched; `size` as the server says, in bytes. */
export type MailOutline = { uid: number; arrivedAt: number; size: number };

/** `skipped` are those that are there and can't be taken: too large, or refused again and again. */
export type FetchedBatch = { mails: FetchedMail[]; skipped: MailOutline[] };

const OUTLINING = { bytes: 2_000_000, ms: 10 * 60_000 };
const FETCHING_MS = 60 * 60_000;

/** Date and size of these mails, in the order given. Who is missing has been removed meanwhile. */
export async function outlineMails(client: ImapClient, uids: number[]): Promise<MailOutline[]> {
  if (uids.length === 0) return [];
  const query = { uid: true, internalDate: true, size: true };
  const found = await within(client, OUTLINING, () => client.fetchAll(uids.join(','), query, { uid: true }));
  const outlines = new Map(
    found.map(({ uid, internalDate, size }) => [
      uid,
      { uid, arrivedAt: internalDate ? new Date(internalDate).getTime() : 0, size: size ?? 0 },
    ]),
  );
  return uids.flatMap((uid) => outlines.get(uid) ?? []);
}

/** Cuts a list into batches that are held in memory and written in one transaction: by bytes and by number. */
export function batchesOf(outlines: MailOutline[], most: { mails: number; bytes: number }): MailOutline[][] {
  const batches: MailOutline[][] = [];
  let bytes = 0;
  for (const outline of outlines) {
    const last = batches.at(-1);
    if (!last || last.length >= most.mails || bytes + outline.size > most.bytes) {
      batches.push([outline]);
      bytes = 0;
    } else last.push(outline);
    bytes += outline.size;
  }
  return batches;
}

/**
 * The bytes of these mails by BODY.PEEK[], which leaves them unread. One that was expunged meanwhile is left out.
 * @param givenUp UIDs that the server has refused too often
 * @throws ImapTrouble where the server refuses all of it
 */
export async function fetchMails(
  client: ImapClient,
  outlines: MailOutline[],
  sizeLimit: number,
  givenUp: ReadonlySet<number> = new Set(),
): Promise<FetchedBatch> {
  const isFit = ({ uid, size }: MailOutline) => size <= sizeLimit && !givenUp.has(uid);
  const asked = outlines.filter(isFit);
  const skipped = outlines.filter((outline) => !isFit(outline));
  const mails = asked.length === 0 ? [] : await fetchBodies(client, asked, sizeLimit);
  // The size was a server's word; what it really sent counts.
  const tooLarge = new Set(mails.filter(({ bytes }) => bytes.length > sizeLimit).map(({ uid }) => uid));
  return {
    mails: mails.filter(({ uid }) => !tooLarge.has(uid)),
    skipped: [...skipped, ...asked.filter(({ uid }) => tooLarge.has(uid))],
  };
}

async function fetchBodies(client: ImapClient, outlines: MailOutline[], sizeLimit: number): Promise<FetchedMail[]> {
  const uids = outlines.map(({ uid }) => uid);
  const arrivedAt = new Map(outlines.map((outline) => [outline.uid, outline.arrivedAt]));
  try {
    const query = { uid: true, source: { start: 0, maxLength: sizeLimit + 1 } };
    // Servers are known to be wrong about sizes, though not without end.
    const bytes = 2 * (sizeLimit + outlines.reduce((sum, { size }) => sum + Math.min(size, sizeLimit), 0));
    const bounds = { bytes: bytes + 1_000_000, ms: FETCHING_MS };
    const found = await within(client, bounds, () => client.fetchAll(uids.join(','), query, { uid: true }));
    return found
      .filter(({ uid, source }) => arrivedAt.has(uid) && source && source.length > 0)
      .map(({ uid, source }) => ({ uid, arrivedAt: arrivedAt.get(uid)!, bytes: new Uint8Array(source!) }))
      .sort((a, b) => uids.indexOf(a.uid) - uids.indexOf(b.uid));
  } catch (error) {
    return refusedBodies(client, outlines, sizeLimit, error);
  }
}

/** A server may refuse a whole FETCH for one mail that went away meanwhile (RFC 2180 section 4.1): each is asked for alone. */
async function refusedBodies(client: ImapClient, outlines: MailOutline[], sizeLimit: number, error: unknown) {
  const trouble = troubleOf(error);
  if (trouble?.kind !== 'answer' || !client.usable) throw trouble ?? error;
  if (outlines.length > 1) {
    const mails: FetchedMail[] = [];
    for (const outline of outlines) mails.push(...(await fetchBodies(client, [outline], sizeLimit)));
    return mails;
  }
  const [{ uid }] = outlines as [MailOutline];
  const found = (await client.search({ uid: String(uid) }, { uid: true })) || [];
  if (found.includes(uid)) throw new ImapTrouble('answer', `UID ${uid}: ${trouble.line}`, uid);
  return [];
}
