import { escapeHtml, htmlToText, sanitizeComposedHtml } from '#src/mail/html/index.ts';

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
  const ownHtml = written.html === '' ? brokenLines(written.text) : sanitizeComposedHtml(written.html);
  const ownText = written.html === '' ? written.text : htmlToText(ownHtml);
  if (!quoted) return { html: document(ownHtml), text: `${ownText.trimEnd()}\n` };
  const lines = quoted.text.trimEnd().split('\n').slice(0, MOST_QUOTED_LINES).map(quotedLine);
  const quote = `<div class="gmail_quote"><p>${escapeHtml(quoted.attribution)}</p><blockquote type="cite" style="${QUOTE_STYLE}">${quoted.html ?? brokenLines(quoted.text)}</blockquote></div>`;
  return {
    html: document(`${ownHtml}${quote}`),
    text: `${ownText.trimEnd()}\n\n${quoted.attribution}\n${lines.join('\n')}\n`,
  };
}

// Inline, since mail clients drop style sheets.
const QUOTE_STYLE = 'margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex';

const document = (body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`;

const brokenLines = (text: string) => `<div>${escapeHtml(text.trim()).replaceAll('\n', '<br>\n')}</div>`;
