import { escapeHtml } from './escape.ts';
import { linkify } from './linkify.ts';
import { quoteTailStart } from './quote-tail.ts';

// Past this a text is shown as it is, without links: it is a log file, not a letter.
const MAX_LINKED = 1_000_000;
// RFC 3676 4.3 calls for four lines; people write more.
const MAX_SIGNATURE_LINES = 25;

/**
 * Plain text as HTML of our own making: escaped, with links, the quoted tail folded in <details> under `quoteLabel` (null folds nothing),
 * the signature in `div.signature`. Line breaks stay as they are (`mailDocument` keeps white space in `div.plain`).
 */
export function textToHtml(text: string, { quoteLabel }: { quoteLabel: string | null }): string {
  const lines = text.split('\n');
  const quote = quoteLabel === null ? -1 : quoteTailStart(lines);
  const own = quote < 0 ? lines : lines.slice(0, quote);
  const html = ownWords(own);
  if (quote < 0 || quoteLabel === null) return html;
  const quoted = textToPlainHtml(lines.slice(quote).join('\n'));
  return `${html}<details class="quote"><summary>${escapeHtml(quoteLabel)}</summary>${quoted}</details>`;
}

/** Text as escaped HTML with links and line breaks, nothing folded. */
export const textToPlainHtml = (text: string): string =>
  `<div class="plain">${text.length > MAX_LINKED ? escapeHtml(text) : linkify(text)}</div>`;

function ownWords(lines: string[]): string {
  const mark = lines.findLastIndex((line) => line === '-- ' || line === '--');
  const isSignature = mark >= 0 && lines.length - mark <= MAX_SIGNATURE_LINES;
  if (!isSignature) return textToPlainHtml(lines.join('\n').trimEnd());
  const words = textToPlainHtml(lines.slice(0, mark).join('\n').trimEnd());
  return `${words}<div class="signature">${textToPlainHtml(lines.slice(mark).join('\n').trimEnd())}</div>`;
}
