import { htmlToText, sanitizeQuotedHtml } from '#src/mail/html/index.ts';
import { readHtml } from '#src/mail/mime/index.ts';

/** A mail's body as it may stand quoted in an answer; `html` is null for plain text. */
export async function quoteMail(bytes: Uint8Array): Promise<{ html: string | null; text: string }> {
  const { html, text } = await readHtml(bytes);
  if (html === null) return { html: null, text };
  const clean = sanitizeQuotedHtml(html);
  return { html: clean, text: text || htmlToText(clean) };
}
