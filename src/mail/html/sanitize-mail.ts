import sanitizeHtml from 'sanitize-html';
import { DROPPED_WITH_CONTENT, MAIL_ATTRIBUTES, MAIL_TAGS } from './allowed-tags.ts';
import { safeStyle } from './css.ts';
import { escapeHtml } from './escape.ts';
import { htmlToText } from './html-to-text.ts';
import { type ImageSources, Images } from './images.ts';
import { LINK_ATTRIBUTES, safeLink } from './safe-link.ts';
import { type Range, scanMail } from './scan.ts';
import { textToHtml } from './text-to-html.ts';

// Longer than any mail a person reads, apart from pictures pasted in as data:.
const MAX_HTML = 6_000_000;

export type SanitizeOptions = ImageSources & {
  /** The words on the fold that hides quoted text, in the reader's language; null folds nothing. */
  quoteLabel: string | null;
};

/**
 * How many pictures of other servers are not shown (`loadable`: of these, those that `proxyUrl` would bring), how many are
 * shown through us, and how many have no size to be seen and are never shown.
 */
export type ShownMail = {
  html: string;
  blockedImages: number;
  loadableImages: number;
  proxiedImages: number;
  trackers: number;
};

/**
 * A mail's HTML made safe to show (hazards H2 to H10): allow-lists of elements, attributes, CSS and link schemes;
 * no remote picture but through `proxyUrl`; quoted text folded, never removed.
 * HTML beyond all measure is answered as text instead, so the answer takes less than 2 s whatever comes.
 */
export function sanitizeMailHtml(html: string, options: SanitizeOptions): ShownMail {
  const scan = html.length <= MAX_HTML ? scanMail(html) : null;
  if (!scan || scan.isTooBig) {
    return withoutImages(textToHtml(htmlToText(html), { quoteLabel: options.quoteLabel }));
  }
  const images = new Images(options);
  // Sanitising comes last: nothing edits the string after it (Roundcube CVE-2024-42009).
  const folded = foldQuotes(html, scan.quotes, options.quoteLabel);
  const clean = sanitizeHtml(folded, mailOptions(images));
  const { blocked, loadable, proxied, trackers } = images;
  return { html: clean, blockedImages: blocked, loadableImages: loadable, proxiedImages: proxied, trackers };
}

/** HTML that has no picture of another server. */
export const withoutImages = (html: string): ShownMail => ({
  html,
  blockedImages: 0,
  loadableImages: 0,
  proxiedImages: 0,
  trackers: 0,
});

function foldQuotes(html: string, quotes: Range[], label: string | null): string {
  if (label === null) return html;
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
  const background = images.forBackground(tag, attributes);
  const {
    style,
    href,
    target: _target,
    rel: _rel,
    ...others
  } = tag === 'img' ? images.forImage(attributes) : attributes;
  const css = [safeStyle(style ?? ''), background].filter(Boolean).join(';');
  const link = tag === 'a' && href !== undefined ? safeLink(href) : null;
  return { ...others, ...(css && { style: css }), ...(link !== null && { href: link, ...LINK_ATTRIBUTES }) };
}
