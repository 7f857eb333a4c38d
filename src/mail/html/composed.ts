import sanitizeHtml from 'sanitize-html';
import { DROPPED_WITH_CONTENT } from './allowed-tags.ts';
import { escapeHtml } from './escape.ts';
import { htmlToText } from './html-to-text.ts';
import { safeLink } from './safe-link.ts';
import { scanMail } from './scan.ts';

const MAX_HTML = 2_000_000;

/** Elements of an answer: what the editor can make. */
export const COMPOSED_TAGS = [
  ...['a', 'b', 'blockquote', 'br', 'code', 'div', 'em', 'h1', 'h2', 'h3', 'hr', 'i', 'img', 'li', 'ol', 'p', 'pre'],
  ...['s', 'strong', 'u', 'ul'],
];

// Marks of our editor on a div: the signature, and a quote that its author has taken into their text.
const MARKS = ['data-signature', 'data-quote'];

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: COMPOSED_TAGS,
  allowedAttributes: { a: ['href'], div: MARKS, img: ['src', 'alt', 'width', 'height'], ol: ['start'] },
  nestingLimit: 400,
  nonTextTags: DROPPED_WITH_CONTENT,
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid'] },
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, { href }) => ({ tagName, attribs: linkAttributes(href) }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isOurPicture(attribs.src ?? ''),
};

// What a stranger wrote is no signature of ours, and of its pictures only those of the same mail may be carried along.
const QUOTED_OPTIONS: sanitizeHtml.IOptions = {
  ...OPTIONS,
  allowedAttributes: { a: ['href'], img: ['src', 'alt', 'width', 'height'], ol: ['start'] },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !/^cid:[^\s"'<>]+$/i.test(attribs.src ?? ''),
};

function linkAttributes(href: string | undefined): sanitizeHtml.Attributes {
  const link = href === undefined ? null : safeLink(href);
  return link === null ? {} : { href: link };
}

const reduced = (html: string, options: sanitizeHtml.IOptions): string =>
  html.length > MAX_HTML || scanMail(html).isTooBig
    ? `<pre>${escapeHtml(htmlToText(html))}</pre>`
    : sanitizeHtml(html, options);

/**
 * What the composer sends in, reduced to what it can make. Pictures stay if they are ours (a file of a draft, or a
 * cid: of the same message), any other goes: a colleague's paste must not make customers call a stranger's server.
 * HTML beyond measure comes back as its text.
 */
export const sanitizeComposedHtml = (html: string): string => reduced(html, OPTIONS);

/** A stranger's HTML, reduced to what may stand quoted in an answer; pictures still name parts of the stranger's mail. */
export const sanitizeQuotedHtml = (html: string): string => reduced(html, QUOTED_OPTIONS);

// No other path of this site: a colleague who looks at a reply would ask for it, with all that they may (hazards W1).
const isOurPicture = (src: string) => /^(cid:[^\s"'<>]+|\/drafts\/\d+\/files\/\d+)$/i.test(src);
