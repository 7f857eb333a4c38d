/**
 * A picture that stands in a draft's text. What is stored names it by its Content-ID, as the mail will (RFC 2392); the
 * editor by a path of this site.
 */
export type Picture = { id: number; cid: string };

// Ours are short. Without an end, each of many that are begun and not ended would be looked for through the whole text.
const IMAGE = /<img\b[^>]{0,2000}>/gi;
const PATH = /(\ssrc=")\/drafts\/\d+\/files\/(\d+)(")/i;
const CID = /(\ssrc=")cid:([^"]+)(")/i;

/** What the editor holds, as it is stored. A picture that is no longer there stays without a source, and leaves with nothing. */
export function withCids(html: string, pictures: Picture[]): string {
  const byId = new Map(pictures.map(({ id, cid }) => [id, cid]));
  return html.replace(IMAGE, (tag) =>
    tag.replace(PATH, (_, before, id, after) => `${before}cid:${byId.get(Number(id)) ?? ''}${after}`),
  );
}

/** What is stored, as the editor and our own pages show it. */
export function withPaths(html: string, draftId: number, pictures: Picture[]): string {
  const byCid = new Map(pictures.map(({ id, cid }) => [cid, id]));
  return html.replace(IMAGE, (tag) =>
    tag.replace(CID, (whole, before, cid, after) =>
      byCid.has(cid) ? `${before}/drafts/${draftId}/files/${byCid.get(cid)}${after}` : whole,
    ),
  );
}

/** The Content-IDs of the pictures that stand in a stored text. */
export const cidsIn = (html: string): Set<string> =>
  new Set([...html.matchAll(IMAGE)].flatMap(([tag]) => CID.exec(tag)?.[2] ?? []));

type Attached = { cid: string | null };

export const picturesOf = (files: (Attached & { id: number })[]): Picture[] =>
  files.flatMap(({ id, cid }) => (cid === null ? [] : [{ id, cid }]));

/** What of a draft's files goes along: those attached, and the pictures that still stand in its text. */
export function leavingFiles<F extends Attached>(files: F[], html: string): F[] {
  const shown = cidsIn(html);
  return files.filter(({ cid }) => cid === null || shown.has(cid));
}
