import { htmlToText, sanitizeComposedHtml, sanitizeMailHtml, textToHtml } from '#src/mail/html/index.ts';
import { parseMail, readHtml, readPart, readPartByCid } from '#src/mail/mime/index.ts';
import { serveTasks } from '#src/platform/workers/index.ts';

/** The Worker's entry file: what costs processor time and meets hostile bytes. It never opens the database. */

type Mail = { bytes: Uint8Array };
type Shown = Mail & { quoteLabel: string; inlineUrl: string };

/** A mail's body as it may be shown in its frame; `{cid}` in `inlineUrl` is filled in. */
async function renderMail({ bytes, quoteLabel, inlineUrl }: Shown): Promise<{ html: string; blockedImages: number }> {
  const { html, text } = await readHtml(bytes);
  if (html === null) return { html: textToHtml(text, { quoteLabel }), blockedImages: 0 };
  const toUrl = (cid: string) => inlineUrl.replace('{cid}', encodeURIComponent(cid));
  return sanitizeMailHtml(html, { inlineUrl: toUrl, quoteLabel });
}

/** A mail as it may stand quoted in an answer. */
async function quoteMail({ bytes }: Mail): Promise<{ html: string | null; text: string }> {
  const { html, text } = await readHtml(bytes);
  if (html === null) return { html: null, text };
  const clean = sanitizeComposedHtml(html);
  return { html: clean, text: text || htmlToText(clean) };
}

serveTasks(
  {
    parseMail: ({ bytes, envelopeFrom }: Mail & { envelopeFrom: string }) => parseMail(bytes, envelopeFrom),
    renderMail,
    quoteMail,
    readPart: ({ bytes, path }: Mail & { path: string }) => readPart(bytes, path),
    readPartByCid: ({ bytes, cid }: Mail & { cid: string }) => readPartByCid(bytes, cid),
  },
  self as unknown as Parameters<typeof serveTasks>[1],
);
