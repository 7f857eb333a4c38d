import { sanitizeComposedHtml } from './composed.ts';
import { htmlToText } from './html-to-text.ts';
import { letterText } from './letter-text.ts';
import { textToComposed } from './text-to-composed.ts';

/** A formatted text (a signature) for a field: `html` for the editor, `text` for a plain field where no script runs. */
export type RichText = { html: string; text: string };

const isHtml = (text: string) => /^\s*<[a-z]/i.test(text);

/** What is stored, or was typed and came back, as a field shows it. */
export function richText(value: string): RichText {
  return isHtml(value)
    ? { html: sanitizeComposedHtml(value), text: letterText(sanitizeComposedHtml(value)) }
    : { html: '', text: value };
}

/**
 * What a field sent in, as HTML to store; empty for no text. A field without the editor sends plain text: if nothing was
 * changed in it, what was stored `before` keeps its format.
 */
export function readRichText(typed: string, before = ''): string {
  const text = typed.replaceAll('\r\n', '\n').trimEnd();
  if (isHtml(text)) return htmlToText(text) === '' ? '' : sanitizeComposedHtml(text);
  if (text === '') return '';
  return text === richText(before).text.trimEnd() ? before : textToComposed(text);
}
