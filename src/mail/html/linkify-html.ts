import { Parser } from 'htmlparser2';
import { escapeHtml } from './escape.ts';
import { linkify } from './linkify.ts';

const UNTOUCHED = new Set(['a', 'code', 'pre']);
const VOID = new Set(['br', 'hr', 'img']);

const attributesOf = (attributes: Record<string, string>) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');

/** HTML of our editor in which each typed web or mail address is a link, but for those in links and in code. */
export function linkifyHtml(html: string): string {
  let out = '';
  let untouched = 0;
  // Text comes in pieces (an entity ends one), and an address must not be cut.
  let text = '';
  const flush = () => {
    out += untouched > 0 ? escapeHtml(text) : linkify(text);
    text = '';
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      flush();
      if (UNTOUCHED.has(name)) untouched++;
      out += `<${name}${attributesOf(attributes)}>`;
    },
    ontext: (piece) => {
      text += piece;
    },
    onclosetag(name) {
      flush();
      if (UNTOUCHED.has(name)) untouched--;
      if (!VOID.has(name)) out += `</${name}>`;
    },
  });
  parser.end(html);
  flush();
  return out;
}
