import { textToComposed } from '#src/mail/html/index.ts';
import type { DraftContent } from './schema.ts';
import { isUnwritten, unsigned } from './signature.ts';

const asHtml = ({ html, text }: Pick<DraftContent, 'html' | 'text'>) => html || textToComposed(text);

/** Two drafts as one, the earlier first and its signature, which the later has as well, left out. Rich where either is. */
export function joined(earlier: DraftContent, later: DraftContent): DraftContent {
  if (isUnwritten(later)) return earlier;
  const isRich = earlier.html !== '' || later.html !== '';
  const first = later.text.includes('-- \n') ? unsigned(earlier) : earlier;
  return { ...earlier, text: `${first.text}\n\n${later.text}`, html: isRich ? asHtml(first) + asHtml(later) : '' };
}
