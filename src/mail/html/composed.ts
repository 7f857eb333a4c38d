import sanitizeHtml from 'sanitize-html';
import { DROPPED_WITH_CONTENT } from './allowed-tags.ts';
import { escapeHtml } from './escape.ts';
import { htmlToText } from './html-to-text.ts';
import { safeLink } from './safe-link.ts';
import { scanMail } from './scan.ts';

const MAX_HTML = 2_000_000;

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['a', 'b', 'blockquote', 'br', 'code', 'div', 'em', 'h1', 'h2', 'h3', 'i', 'img', 'li', 'ol', 'p', 'pre', 's'],
    ...['strong', 'u', 'ul'],
  ],
  allowedAttributes: { a: ['href'], img: ['src', 'alt', 'width', 'height'] },
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

function linkAttributes(href: string | undefined): sanitizeHtml.Attributes {
  const link = href === undefined ? null : safeLink(href);
  return link === null ? {} : { href: link };
}

/**
 * What the composer sends in, reduced to what it can make. Pictures stay if they are ours (a path on this site, or a
 * cid: of the same message), any other goes: a colleague's paste must not make customers call a stranger's server.
 * HTML beyond measure comes back as its text.
 */
export function sanitizeComposedHtml(html: string): string {
  if (html.length > MAX_HTML || scanMail(html).isTooBig) return `<pre>${escapeHtml(htmlToText(html))}</pre>`;
  return sanitizeHtml(html, OPTIONS);
}

const isOurPicture = (src: string) => /^(cid:[^\s"'<>]+|\/[^/\\\s"'<>][^\s"'<>]*)$/i.test(src);
