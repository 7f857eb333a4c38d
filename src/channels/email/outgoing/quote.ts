import {
  escapeHtml,
  letterDocument,
  letterHtml,
  letterText,
  quotedLetter,
  sanitizeComposedHtml,
  sanitizeQuotedHtml,
  textToComposed,
} from '#src/mail/html/index.ts';
import type { QuotedMail } from '#src/mail/showing/index.ts';

/** The message that is answered or forwarded, as it stands below. `html` is reduced to what our editor allows. */
export type Quoted = QuotedMail & { attribution: string; isForwarded: boolean };

// Clients print a quote that grows with each answer; what is longer is in the customer's own mailbox anyway.
const MOST_QUOTED_LINES = 400;

// Far more than a person writes; what a machine writes must not keep everybody waiting (hazards H10).
const MOST_QUOTED_CHARS = 1_000_000;

// More is no text to be edited.
const MOST_EDITED_CHARS = 300_000;

const quotedLine = (line: string) => (line.startsWith('>') ? `>${line}` : `> ${line}`);

/** The two alternatives of a reply, from what its author wrote and the message answered. */
export function replyBodies(
  written: { html: string; text: string },
  quoted: Quoted | null,
): { html: string; text: string } {
  const own = sanitizeComposedHtml(written.html === '' ? textToComposed(written.text) : written.html);
  const ownText = (written.html === '' ? written.text : letterText(own)).trimEnd();
  // What stands edited in the text is not said twice.
  if (!quoted || own.includes('<div data-quote'))
    return { html: letterDocument(letterHtml(own)), text: `${ownText}\n` };
  const quote = quotedLetter(attributionHtml(quoted), letterHtml(quotedHtml(quoted)));
  return {
    html: letterDocument(letterHtml(own) + quote),
    text: `${ownText}\n\n${quoted.attribution}\n${quotedText(quoted)}\n`,
  };
}

/** Who a mail is forwarded to gets it whole, and as it was: its header block says already whose words follow. */
function quotedText({ text, isForwarded }: Quoted): string {
  const whole = text.slice(0, MOST_QUOTED_CHARS).trimEnd();
  if (isForwarded) return whole;
  return whole.split('\n').slice(0, MOST_QUOTED_LINES).map(quotedLine).join('\n');
}

/** A quote as it stands in the editor of an answer, whose author goes on from there. */
export function quoteInText(quoted: Quoted): string {
  const html = quotedHtml(quoted);
  const body =
    html.length <= MOST_EDITED_CHARS ? html : quotedHtml({ ...quoted, html: null, text: startOf(quoted.text) });
  const below = quoted.isForwarded ? `<div>${body}</div>` : `<blockquote>${body}</blockquote>`;
  return `<div data-quote=""><div>${attributionHtml(quoted)}</div>${below}</div>`;
}

const startOf = (text: string) => text.split('\n').slice(0, MOST_QUOTED_LINES).join('\n').slice(0, MOST_EDITED_CHARS);

const attributionHtml = ({ attribution }: Quoted) => escapeHtml(attribution).replaceAll('\n', '<br>');

const quotedHtml = ({ html, text }: Quoted) =>
  html ?? sanitizeQuotedHtml(textToComposed(text.slice(0, MOST_QUOTED_CHARS).trimEnd()));
