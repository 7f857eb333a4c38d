import { Parser } from 'htmlparser2';

type Signature = { start: number; end: number; innerStart: number; innerEnd: number };

/** Where the editor's signature stands, and whether a letter says anything beside it. */
function scanLetter(html: string): { signature: Signature | null; isBlank: boolean } {
  let signature: Signature | null = null;
  let isBlank = true;
  let depth = 0;
  let inside = -1;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (inside < 0 && name === 'div' && 'data-signature' in attributes && !signature) {
        inside = depth;
        signature = {
          start: parser.startIndex,
          end: html.length,
          innerStart: parser.endIndex + 1,
          innerEnd: html.length,
        };
      }
      if (inside < 0 && (name === 'img' || name === 'hr')) isBlank = false;
      depth++;
    },
    ontext(text) {
      if (inside < 0 && text.replace(/[\s\u00a0\u200b]/g, '') !== '') isBlank = false;
    },
    onclosetag() {
      depth--;
      if (inside !== depth || !signature) return;
      inside = -1;
      Object.assign(signature, { innerEnd: parser.startIndex, end: parser.endIndex + 1 });
    },
  });
  parser.end(html);
  return { signature, isBlank };
}

/** Whether a letter holds no word and no picture but its signature. */
export const isBlankLetter = (html: string): boolean => scanLetter(html).isBlank;

/** Puts what `next` makes of the signature into its place; null leaves it, an empty one takes it away. */
export function replaceSignature(html: string, next: (inner: string) => string | null): string {
  const { signature } = scanLetter(html);
  if (!signature) return html;
  const inner = next(html.slice(signature.innerStart, signature.innerEnd));
  if (inner === null) return html;
  const div = inner === '' ? '' : `<div data-signature="">${inner}</div>`;
  return html.slice(0, signature.start) + div + html.slice(signature.end);
}
