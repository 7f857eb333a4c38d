import type { FormBody } from '#src/lib/form.ts';
import { htmlToText } from '#src/mail/html/index.ts';

/** The newest message that was before the author; none where the form says nothing that could be one. */
export const seenOf = ({ seen }: FormBody): number =>
  typeof seen === 'string' && /^\d{1,15}$/.test(seen) ? Number(seen) : 0;

const MOST_HTML_CHARS = 1_000_000;

/** What the composer's form carries, or null where it carries no words (a button of a held reply). */
export function writtenOf(body: FormBody): { text: string; html: string; seen: number } | null {
  if (typeof body.text !== 'string') return null;
  const html = typeof body.html === 'string' ? body.html : '';
  const text = body.text.replaceAll('\r\n', '\n');
  // Past this it can't be saved anyway, and converting takes time.
  const isConverted = text === '' && html !== '' && html.length <= MOST_HTML_CHARS;
  return { text: isConverted ? htmlToText(html) : text, html, seen: seenOf(body) };
}

/** The files of a form; a file field left empty sends one without name or bytes. */
export function uploadsOf(body: FormBody) {
  const files = [body.file]
    .flat()
    .filter((each): each is File => each instanceof File && (each.size > 0 || Boolean(each.name)));
  return Promise.all(
    files.map(async (file) => ({
      name: file.name.slice(0, 200) || 'file',
      type: /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}
