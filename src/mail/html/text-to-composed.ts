import { escapeHtml } from './escape.ts';

const line = (text: string) => {
  // Spaces at the start of a line, or in a row, are there on purpose.
  const html = escapeHtml(text).replace(/^ | {2}/g, (run) => `&nbsp;${run.slice(1)}`);
  return `<div>${html || '<br>'}</div>`;
};

const lines = (text: string) => text.split('\n').map(line).join('');

const MARK = '\n-- \n';

/** Text typed without the editor, as the editor would have made it: a div for each line, the signature marked. */
export function textToComposed(text: string): string {
  // One walk from the end, no pattern: quoted text is a stranger's, who may have written thousands of marks (hazards H10).
  const mark = `\n${text}`.lastIndexOf(MARK);
  if (mark < 0) return lines(text);
  const own = text.slice(0, Math.max(mark - 1, 0)).trimEnd();
  const signature = text.slice(mark + MARK.length - 1).trimEnd();
  return `${own === '' ? '' : lines(own)}<div data-signature="">${lines(signature)}</div>`;
}
