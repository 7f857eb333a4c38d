import type { Body } from './body.ts';
import type { Attachment, Wanted } from './mail-tree.ts';
import { openMail } from './open-mail.ts';
import type { Part } from './parsed-mail.ts';
import { toPart } from './parts.ts';

/** The body in both forms. The HTML is as it came, so it goes through `sanitizeMailHtml` before anybody sees it. */
export async function readHtml(bytes: Uint8Array): Promise<Body> {
  const { body } = await openMail(bytes);
  return body;
}

/** One attachment by its path, null if the mail has none there. */
export const readPart = (bytes: Uint8Array, path: string): Promise<PartContent | null> =>
  readFirst(bytes, (attachment) => attachment.path === path);

/** The contents of several attachments in one reading, in the order of their paths; null where the mail has none. */
export async function readParts(bytes: Uint8Array, paths: string[]): Promise<(Uint8Array | null)[]> {
  const { files } = await openMail(bytes, ({ path }) => paths.includes(path));
  return paths.map((path) => files.find((file) => file.path === path)?.content ?? null);
}

/** The part that a `cid:` link of the same mail means: by Content-ID, else by Content-Location (RFC 2557); hazards M8. */
export const readPartByCid = (bytes: Uint8Array, cid: string): Promise<PartContent | null> =>
  readFirst(bytes, (attachment) => attachment.cid === cid || attachment.location === cid);

/** The same for several in one reading, in the order of their ids; those that the mail has. */
export async function readPartsByCid(bytes: Uint8Array, cids: string[]): Promise<Map<string, PartContent>> {
  const idOf = ({ cid, location }: Attachment) => cids.find((each) => each === cid || each === location);
  const taken = new Set<string>();
  const { files } = await openMail(bytes, (attachment) => {
    const id = idOf(attachment);
    return id !== undefined && !taken.has(id) && Boolean(taken.add(id));
  });
  const found = new Map<string, PartContent>();
  for (const [i, file] of files.entries()) {
    const id = file.content ? idOf(file) : undefined;
    if (id !== undefined) found.set(id, { part: toPart(file, i + 1), content: file.content! });
  }
  return found;
}

export type PartContent = { part: Part; content: Uint8Array };

async function readFirst(bytes: Uint8Array, matches: Wanted): Promise<PartContent | null> {
  let found: Attachment | null = null;
  const { files } = await openMail(bytes, (attachment) => {
    if (found !== null || !matches(attachment)) return false;
    found = attachment;
    return true;
  });
  const index = files.findIndex((attachment) => attachment.content !== null && matches(attachment));
  const attachment = files[index];
  return attachment?.content ? { part: toPart(attachment, index + 1), content: attachment.content } : null;
}
