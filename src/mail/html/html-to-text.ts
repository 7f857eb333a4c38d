import { compile } from 'html-to-text';
import { bareText } from './bare-text.ts';
import { scanMail } from './scan.ts';

// Text is for reading, searching and quoting; nobody reads past this, and conversion time grows with it.
const MAX_HTML = 2_000_000;
const MAX_TEXT = 500_000;
// Each level of a quote marks each of its lines: depth times lines is what the text grows by.
const MAX_QUOTE_DEPTH = 20;

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: MAX_HTML, maxDepth: 400, maxBaseElements: 1 },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true, linkBrackets: ['<', '>'] } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...['img', 'style', 'script', 'template', 'title', 'head'].map((selector) => ({ selector, format: 'skip' })),
    { selector: 'ul', options: { itemPrefix: '- ' } },
  ],
});

/**
 * HTML as readable text: paragraphs, lists, quotes with `> `, links as `text <url>`, pictures left out.
 * At most the first 2,000,000 characters are read and 500,000 given; HTML nested beyond measure gives its bare text.
 */
export function htmlToText(html: string): string {
  const start = html.length > MAX_HTML ? html.slice(0, MAX_HTML) : html;
  const text = scanMail(start).isTooBig || isQuotedTooDeep(start) ? bareText(start) : convert(start);
  return text.trim().slice(0, MAX_TEXT).toWellFormed();
}

export function isQuotedTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, closing] of html.matchAll(/<(\/?)blockquote/gi)) {
    depth = Math.max(0, depth + (closing ? -1 : 1));
    if (depth > MAX_QUOTE_DEPTH) return true;
  }
  return false;
}
