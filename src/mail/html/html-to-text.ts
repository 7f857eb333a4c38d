import { compile } from 'html-to-text';
import { bareText } from './bare-text.ts';
import { scanMail } from './scan.ts';

// Text is for reading, searching and quoting; nobody reads past this, and conversion time grows with it.
const MAX_HTML = 2_000_000;

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
 * At most the first 2,000,000 characters are read; HTML that is nested beyond measure gives its bare text.
 */
export function htmlToText(html: string): string {
  const start = html.length > MAX_HTML ? html.slice(0, MAX_HTML) : html;
  if (scanMail(start).isTooBig) return bareText(start);
  return convert(start).trim();
}
