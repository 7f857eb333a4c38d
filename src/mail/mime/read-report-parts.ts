import { readTree } from './mail-tree.ts';

/** A part that reports enclose, decoded and cut; `type` is its media type in lower case. */
export type ReportPart = { type: string; bytes: Uint8Array };

const TYPES =
  /^(message\/(delivery-status|global-delivery-status|feedback-report|rfc822|global|global-headers|partial)|text\/(rfc822|rfc822-headers))$/;
const MOST_PARTS = 10;

/** True for a media type that mail servers put into delivery reports (RFC 3462, 3464, 5965, 6533). */
export const isReportPart = (type: string): boolean => TYPES.test(type);

/** The machine-readable and returned parts of a report, in their order, at most 10, each cut at `maxBytes`. */
export async function readReportParts(bytes: Uint8Array, maxBytes: number): Promise<ReportPart[]> {
  let taken = 0;
  const { attachments } = await readTree(bytes, ({ type }) => isReportPart(type) && taken++ < MOST_PARTS);
  return attachments.flatMap(({ type, content }) => (content ? [{ type, bytes: content.subarray(0, maxBytes) }] : []));
}
