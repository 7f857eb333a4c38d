import { escapeHtml, isBlankLetter, letterText, replaceSignature } from '#src/mail/html/index.ts';
import type { DraftContent } from './schema.ts';

/** What a signature may leave to be filled in. */
export type SignatureValues = Record<'name' | 'job title' | 'calendar link' | 'company' | 'mailbox', string>;

const PLACEHOLDER = /\{(name|job title|calendar link|company|mailbox)\}/gi;
const LINE = /<(div|p|li)>((?:(?!<\/?(?:div|p|li|ul|ol|blockquote|pre)\b)[\s\S])*)<\/\1>/gi;
const SEPARATORS = /^[\s,;|·•–—-]+|[\s,;|·•–—-]+$/gu;

/** A signature with what is known of its author; a line that is left with nothing to say goes, and so do commas around a gap. */
export function fillSignature(html: string, values: SignatureValues): string {
  return html.replace(LINE, (block, tag: string, inside: string) => {
    if (!inside.includes('{')) return block;
    const lines = inside.split(/<br ?\/?>/i).flatMap((line) => filledLine(line, values) ?? []);
    return lines.length === 0 ? '' : `<${tag}>${lines.join('<br>')}</${tag}>`;
  });
}

function filledLine(line: string, values: SignatureValues): string | null {
  let hasGap = false;
  const filled = line.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name.toLowerCase() as keyof SignatureValues];
    hasGap ||= value === '';
    return escapeHtml(value);
  });
  if (!hasGap) return filled;
  const words = filled.replace(/<[^>]*>/g, '').trim();
  const isSaying = /[\p{L}\p{N}]/u.test(words) && !words.endsWith(':');
  return isSaying ? filled.replace(SEPARATORS, '') : null;
}

type Text = Pick<DraftContent, 'html' | 'text'>;

/** A text in which nothing stands yet but the signature, with room for words above it. */
export function signed(signature: string): Text {
  if (signature === '') return { html: '', text: '' };
  return {
    html: `<div><br></div><div data-signature="">${signature}</div>`,
    text: `\n\n-- \n${letterText(signature)}`,
  };
}

/** Another signature in the place of the one that was put there, unless its author has changed it. */
export function withSignature({ html, text }: Text, before: string, after: string): Text {
  const oldText = letterText(before);
  const newText = letterText(after);
  const end = `-- \n${oldText}`;
  const nextText =
    before !== '' && text.trimEnd().endsWith(end) ? text.trimEnd().slice(0, -oldText.length) + newText : text;
  return { html: replaceSignature(html, (inner) => (letterText(inner) === oldText ? after : null)), text: nextText };
}

const SIGNED_END = /(^|\n)-- \n[\s\S]*$/;

export const unsigned = ({ html, text }: Text): Text => ({
  html: replaceSignature(html, () => ''),
  text: text.replace(SIGNED_END, '').trimEnd(),
});

/** Whether nothing is written but what we put there. */
export const isUnwritten = ({ html, text }: Text): boolean =>
  html === '' ? text.replace(SIGNED_END, '').trim() === '' : isBlankLetter(html);
