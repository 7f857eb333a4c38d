import sanitizeHtml from 'sanitize-html';
import { DROPPED_WITH_CONTENT, MAIL_ATTRIBUTES, MAIL_TAGS } from './allowed-tags.ts';
import { safeStyle } from './css.ts';
import { escapeHtml } from './escape.ts';
import { htmlToText } from './html-to-text.ts';
import { Images } from './images.ts';
import { LINK_ATTRIBUTES, safeLink } from './safe-link.ts';
import { type Range, scanMail } from './scan.ts';
import { textToHtml } from './text-to-html.ts';

// Longer than any mail a person reads, apart from pictures pasted in as data:.
const MAX_HTML = 6_000_000;

export type SanitizeOptions = {
  /** Where a picture of this same mail is served from, null if the mail has none of that Content-ID. */
  inlineUrl: (cid: string) => string | null;
  /** The words on the fold that hides quoted text, in the reader's language. */
  quoteLabel: string;
};

/**
 * A mail's HTML made safe to show (hazards H2 to H10): allow-lists of elements, attributes, CSS and link schemes;
 * no remote picture, the number of those left out in `blockedImages`; quoted text folded, never removed.
 * HTML beyond all measure is answered as text instead, so the answer takes less than 2 s whatever comes.
 */
export function sanitizeMailHtml(html: string, options: SanitizeOptions): { html: string; blockedImages: number } {
  const scan = html.length <= MAX_HTML ? scanMail(html) : null;
  if (!scan || scan.isTooBig) {
    return { html: textToHtml(htmlToText(html), { quoteLabel: options.quoteLabel }), blockedImages: 0 };
  }
  const images = new Images(options.inlineUrl);
  // Sanitising comes last: nothing edits the string after it (Roundcube CVE-2024-42009).
  const folded = foldQuotes(html, scan.quotes, options.quoteLabel);
  return { html: sanitizeHtml(folded, mailOptions(images)), blockedImages: images.blocked };
}

function foldQuotes(html: string, quotes: Range[], label: string): string {
  const summary = `<details><summary>${escapeHtml(label)}</summary>`;
  let out = '';
  let done = 0;
  for (const { start, end } of quotes) {
    out += `${html.slice(done, start)}${summary}${html.slice(start, end)}</details>`;
    done = end;
  }
  return out + html.slice(done);
}

const mailOptions = (images: Images): sanitizeHtml.IOptions => ({
  allowedTags: MAIL_TAGS,
  allowedAttributes: MAIL_ATTRIBUTES,
  // A second guard: the scan counts with its own parser, and each parser nests bad markup in its own way.
  nestingLimit: 400,
  nonTextTags: DROPPED_WITH_CONTENT,
  // Pictures come from `Images`, which lets through data: of four types and what `inlineUrl` answers.
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data', 'http', 'https'] },
  allowProtocolRelative: false,
  // Its own CSS filter knows neither functions nor quotes; `safeStyle` has run by then.
  parseStyleAttributes: false,
  transformTags: {
    '*': (tagName, attributes) => ({ tagName, attribs: safeAttributes(tagName, attributes, images) }),
  },
});

function safeAttributes(tag: string, attributes: sanitizeHtml.Attributes, images: Images): sanitizeHtml.Attributes {
  images.countFetches(tag, attributes);
  const {
    style,
    href,
    target: _target,
    rel: _rel,
    ...others
  } = tag === 'img' ? images.forImage(attributes) : attributes;
  const css = safeStyle(style ?? '');
  const link = tag === 'a' && href !== undefined ? safeLink(href) : null;
  return { ...others, ...(css && { style: css }), ...(link !== null && { href: link, ...LINK_ATTRIBUTES }) };
}
