import { cleanLine } from '#src/lib/clean-text.ts';
import { safeFileName } from './file-name.ts';
import type { Attachment } from './mail-tree.ts';
import type { Part } from './parsed-mail.ts';

/** What others may know of an attachment; `nr` is its place among the attachments, from 1. */
export const toPart = (attachment: Attachment, nr: number): Part => ({
  path: attachment.path,
  name: safeFileName(attachment.filename, nr, attachment.type),
  type: attachment.type,
  size: attachment.size,
  cid: attachment.cid === null ? null : cleanLine(attachment.cid, 998) || null,
  isInline: attachment.isInline,
});
