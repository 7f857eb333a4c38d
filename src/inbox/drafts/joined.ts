import { textToPlainHtml } from '#src/mail/html/index.ts';
import type { DraftContent } from './schema.ts';

const asHtml = ({ html, text }: DraftContent) => html || textToPlainHtml(text);

/** Two drafts as one, the earlier first. Rich where either is. */
export function joined(earlier: DraftContent, later: DraftContent): DraftContent {
  if (later.text.trim() === '') return earlier;
  const isRich = earlier.html !== '' || later.html !== '';
  return { ...earlier, text: `${earlier.text}\n\n${later.text}`, html: isRich ? asHtml(earlier) + asHtml(later) : '' };
}
