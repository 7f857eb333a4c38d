import { cleanText } from '#src/lib/clean-text.ts';
import { htmlToText, textToPlainHtml } from '#src/mail/html/index.ts';
import { unflow } from './format-flowed.ts';
import type { MailNode } from './mail-tree.ts';

// One stretch of the body: in a multipart/alternative both sides say the same, elsewhere only one side is there.
type Segment = { text: string | null; html: string | null };
export type Body = { text: string; html: string | null };

/**
 * The body of a mail in both forms. Parts that stand side by side are put together in their order, so that nothing
 * is shown in one form and hidden in the other (hazards M10); of alternatives, each form takes its own.
 * The text of an HTML part is made only where no text part says the same. HTML is as it came: not safe to show.
 */
export function bodyOf(root: MailNode | null): Body {
  const segments = root ? segmentsOf(root) : [];
  const hasHtml = segments.some((segment) => segment.html !== null);
  return {
    text: cleanText(joinText(segments)),
    html: hasHtml
      ? cleanText(segments.map((segment) => segment.html ?? textToPlainHtml(segment.text!)).join('\n'))
      : null,
  };
}

function segmentsOf(node: MailNode): Segment[] {
  if (node.textContent !== undefined && !node.isAttachment) {
    if (node.contentType === 'text/html') return [{ text: null, html: node.textContent }];
    return [{ text: node.flowed ? unflowed(node) : node.textContent, html: null }];
  }
  return node.contentType === 'multipart/alternative' ? alternative(node) : node.children.flatMap(segmentsOf);
}

const unflowed = (node: MailNode) => unflow(node.textContent!, node.flowed!.delSp);

// RFC 2046 5.1.4 puts the richest last; an alternative may itself be a multipart/related or /mixed.
function alternative(node: MailNode): Segment[] {
  const choices = node.children.map(segmentsOf).filter((choice) => choice.length > 0);
  const plain = choices.find((choice) => choice.every((segment) => segment.html === null));
  const rich = choices.findLast((choice) => choice.some((segment) => segment.html !== null));
  if (!rich) return plain ?? [];
  const text = plain && joinText(plain);
  // An empty text part beside a full HTML one says nothing: the text is made from the HTML then.
  if (!text?.trim()) return rich;
  return [{ text, html: rich.map((segment) => segment.html ?? textToPlainHtml(segment.text!)).join('\n') }];
}

const joinText = (segments: Segment[]) =>
  segments.map((segment) => segment.text ?? htmlToText(segment.html ?? '')).join('\n');
