import { randomUUID } from 'node:crypto';
import { htmlToText, sanitizeQuotedHtml } from '#src/mail/html/index.ts';
import { readHtml, readPartsByCid } from '#src/mail/mime/index.ts';
import { inspectPicture } from './picture.ts';

/** A picture of a quoted mail; `cid` is the one that the quote's HTML names it by. */
export type QuotedPicture = { cid: string; name: string; type: string; bytes: Uint8Array };

/** A mail's body as it may stand quoted in an answer; `html` is null for plain text. */
export type QuotedMail = { html: string | null; text: string; pictures: QuotedPicture[] };

// Footers of long threads have one a message; nobody looks at so many.
const MOST_PICTURES = 20;

const IMAGE = /<img\b[^>]*>/gi;
const CID = /(\ssrc=")cid:([^"]+)(")/i;

/** @param mostBytes what its pictures may have together; those beyond that are left out */
export async function quoteMail(bytes: Uint8Array, mostBytes: number): Promise<QuotedMail> {
  const { html, text } = await readHtml(bytes);
  if (html === null) return { html: null, text, pictures: [] };
  const clean = sanitizeQuotedHtml(html);
  const carried = await picturesIn(bytes, clean, mostBytes);
  const quoted = clean.replace(IMAGE, (tag) => {
    const picture = carried.get(cidOf(tag) ?? '');
    return picture ? tag.replace(CID, (_, before, __, after) => `${before}cid:${picture.cid}${after}`) : '';
  });
  return { html: quoted, text: text || htmlToText(clean), pictures: [...carried.values()] };
}

// RFC 2392: a cid: URL is percent-encoded, the Content-ID is not; and sanitised HTML has its ampersands escaped.
function cidOf(tag: string): string | null {
  const cid = CID.exec(tag)?.[2]?.replaceAll('&amp;', '&');
  try {
    return cid === undefined ? null : decodeURIComponent(cid);
  } catch {
    return cid ?? null;
  }
}

/** By the stranger's Content-ID: only what really is a picture, under an id of our own. */
async function picturesIn(bytes: Uint8Array, html: string, mostBytes: number): Promise<Map<string, QuotedPicture>> {
  const cids = new Set([...html.matchAll(IMAGE)].flatMap(([tag]) => cidOf(tag) ?? []));
  const found = new Map<string, QuotedPicture>();
  if (cids.size === 0 || mostBytes <= 0) return found;
  let room = mostBytes;
  for (const [cid, { part, content }] of await readPartsByCid(bytes, [...cids].slice(0, MOST_PICTURES))) {
    const picture = content.length <= room ? await inspectPicture(content) : null;
    if (!picture) continue;
    room -= content.length;
    found.set(cid, { cid: `${randomUUID()}@quoted`, name: part.name, type: picture.type, bytes: content });
  }
  return found;
}
