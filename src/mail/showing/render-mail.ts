import { sanitizeMailHtml, textToHtml } from '#src/mail/html/index.ts';
import { readHtml } from '#src/mail/mime/index.ts';

/**
 * A mail's body as it may be shown in its frame, with the number of pictures that were held back.
 * @param options.quoteLabel what stands on the fold over a quoted tail
 * @param options.inlineUrl the path of a picture of this mail, with `{cid}` to be filled in
 */
export async function renderMail(
  bytes: Uint8Array,
  { quoteLabel, inlineUrl }: { quoteLabel: string; inlineUrl: string },
): Promise<{ html: string; blockedImages: number }> {
  const { html, text } = await readHtml(bytes);
  if (html === null) return { html: textToHtml(text, { quoteLabel }), blockedImages: 0 };
  const toUrl = (cid: string) => inlineUrl.replace('{cid}', encodeURIComponent(cid));
  return sanitizeMailHtml(html, { inlineUrl: toUrl, quoteLabel });
}
