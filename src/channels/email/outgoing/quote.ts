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

/** The message that is answered, as it stands below the answer. `html` (null for plain text) is reduced to what our editor allows. */
export type Quoted = { attribution: string; html: string | null; text: string };

// Clients print a quote that grows with each answer; what is longer is in the customer's own mailbox anyway.
const MOST_QUOTED_LINES = 400;

const quotedLine = (line: string) => (line.startsWith('>') ? `>${line}` : `> ${line}`);

/** The two alternatives of a reply, from what its author wrote and the message answered. */
export function replyBodies(
  written: { html: string; text: string },
  quoted: Quoted | null,
): { html: string; text: string } {
  const own = sanitizeComposedHtml(written.html === '' ? textToComposed(written.text) : written.html);
  const ownText = (written.html === '' ? written.text : letterText(own)).trimEnd();
  if (!quoted) return { html: letterDocument(letterHtml(own)), text: `${ownText}\n` };
  const lines = quoted.text.trimEnd().split('\n').slice(0, MOST_QUOTED_LINES).map(quotedLine);
  const quote = quotedLetter(escapeHtml(quoted.attribution), letterHtml(quotedHtml(quoted)));
  return {
    html: letterDocument(letterHtml(own) + quote),
    text: `${ownText}\n\n${quoted.attribution}\n${lines.join('\n')}\n`,
  };
}

const quotedHtml = ({ html, text }: Quoted) => html ?? sanitizeQuotedHtml(textToComposed(text.trimEnd()));
