import { Parser } from 'htmlparser2';

const BREAKING = new Set([
  'address',
  'blockquote',
  'br',
  'div',
  'h1',
  'h2',
  'h3',
  'hr',
  'li',
  'p',
  'pre',
  'table',
  'tr',
]);
const SILENT = new Set(['head', 'script', 'style', 'template', 'title']);

/**
 * The text between the tags and nothing else, in linear time at any nesting: a tree-building parser needs quadratic
 * time for half a million open elements. For HTML that no person wrote; see `htmlToText` for the rest.
 */
export function bareText(html: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    out.push(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    const name = /^[a-z][a-z0-9]{0,15}/.exec(html.slice(open + 1, open + 18).toLowerCase())?.[0] ?? '';
    if (BREAKING.has(name)) out.push('\n');
    at = after(html, '>', SILENT.has(name) ? after(html, `</${name}`, open) : open);
  }
  return decodeEntities(out.join(''))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function after(html: string, end: string, from: number): number {
  const index = html.indexOf(end, from);
  return index < 0 ? html.length : index + end.length;
}

// There is no `<` left in the text, so the parser has nothing to do but to decode.
function decodeEntities(text: string): string {
  const out: string[] = [];
  new Parser({ ontext: (piece) => out.push(piece) }).end(text.replaceAll('<', '&lt;'));
  return out.join('');
}
