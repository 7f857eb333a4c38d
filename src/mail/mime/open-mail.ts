import { cleanText } from '#src/lib/clean-text.ts';
import { htmlToText } from '#src/mail/html/index.ts';
import { readTnef, type Tnef } from '#src/mail/tnef/index.ts';
import { type Body, bodyOf } from './body.ts';
import { type Attachment, type MailTree, mediaType, readTree, type Wanted } from './mail-tree.ts';

/** A mail taken apart; `files` are its attachments with those inside of a winmail.dat behind it. */
export type OpenedMail = { tree: MailTree; files: Attachment[]; body: Body };

const isWinmail: Wanted = ({ type, filename }) =>
  /^application\/(vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(filename ?? '');

/** @param wants the attachments whose content is asked for @throws what `readTree` throws */
export async function openMail(bytes: Uint8Array, wants: Wanted = () => false): Promise<OpenedMail> {
  const tree = await readTree(bytes, (attachment) => isWinmail(attachment) || wants(attachment));
  const files: Attachment[] = [];
  let wrapped: Tnef | null = null;
  for (const attachment of tree.attachments) {
    files.push(attachment);
    const tnef = isWinmail(attachment) && attachment.content ? readTnef(attachment.content) : null;
    if (tnef) files.push(...filesInside(attachment, tnef));
    wrapped ??= tnef;
  }
  return { tree, files, body: bodyWith(bodyOf(tree.root), wrapped) };
}

const filesInside = ({ path }: Attachment, { files }: Tnef): Attachment[] =>
  files.map(({ name, type, cid, content }, i) => ({
    path: `${path}.t${i + 1}`,
    filename: name,
    type: mediaType(type),
    charset: '',
    smimeType: '',
    isInline: false,
    cid: cid.replace(/^<|>$/g, '') || null,
    location: null,
    size: content.length,
    content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
  }));

/** The text inside a winmail.dat counts where the mail has none beside it. */
function bodyWith(body: Body, wrapped: Tnef | null): Body {
  if (!wrapped || body.html !== null || body.text.trim() !== '') return body;
  const html = wrapped.html ? cleanText(wrapped.html) : null;
  return { text: cleanText(wrapped.text || htmlToText(html ?? '')), html };
}
