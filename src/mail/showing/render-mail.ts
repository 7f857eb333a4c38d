import { htmlToText, type ShownMail, sanitizeMailHtml, textToHtml, withoutImages } from '#src/mail/html/index.ts';
import { readHtml } from '#src/mail/mime/index.ts';
import { signImage } from './signed-image.ts';

export type RenderOptions = {
  /** what stands on the fold over a quoted tail; null folds nothing */
  quoteLabel: string | null;
  /** the path of a picture of this mail, with `{cid}` to be filled in */
  inlineUrl: string;
  /** set where pictures of other servers are to be shown: the path of our proxy for this mail, and the mail's key */
  proxy?: { path: string; key: Uint8Array } | null;
  /** the text even where there is HTML */
  asText?: boolean;
};

/** `text` says what the text shown is where it was asked for in the HTML's place: the mail's own, or made from the HTML. */
export type RenderedMail = ShownMail & { text: 'own' | 'made' | null };

/** A mail's body as it may be shown in its frame. */
export async function renderMail(bytes: Uint8Array, options: RenderOptions): Promise<RenderedMail> {
  const { quoteLabel, inlineUrl, proxy, asText } = options;
  const { html, text } = await readHtml(bytes);
  if (html === null) return { ...withoutImages(textToHtml(text, { quoteLabel })), text: null };
  if (asText) {
    const isMade = squeezed(text) === squeezed(htmlToText(html));
    return { ...withoutImages(textToHtml(text, { quoteLabel })), text: isMade ? 'made' : 'own' };
  }
  const shown = sanitizeMailHtml(html, {
    quoteLabel,
    inlineUrl: (cid) => inlineUrl.replace('{cid}', () => encodeURIComponent(cid)),
    proxyUrl: proxy ? (url) => `${proxy.path}/${signImage(proxy.key, url)}?url=${encodeURIComponent(url)}` : undefined,
  });
  return { ...shown, text: null };
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
