import { escapeHtml } from './escape.ts';

const line = (text: string) => {
  // Spaces at the start of a line, or in a row, are there on purpose.
  const html = escapeHtml(text).replace(/^ | {2}/g, (run) => `&nbsp;${run.slice(1)}`);
  return `<div>${html || '<br>'}</div>`;
};

const lines = (text: string) => text.split('\n').map(line).join('');

/** Text typed without the editor, as the editor would have made it: a div for each line, the signature marked. */
export function textToComposed(text: string): string {
  const mark = /(^|\n)-- \n(?!.*\n-- \n)/s.exec(text);
  if (!mark) return lines(text);
  const own = text.slice(0, mark.index).trimEnd();
  const signature = text.slice(mark.index + mark[0].length).trimEnd();
  return `${own === '' ? '' : lines(own)}<div data-signature="">${lines(signature)}</div>`;
}
