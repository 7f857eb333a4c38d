const MAX_STYLE = 4000;
const MAX_VALUE = 200;

const SIDES = ['', '-top', '-right', '-bottom', '-left'];
const BORDER_PARTS = ['', '-color', '-style', '-width'];

// What lays out a mail and can't leave its place: no position, float tricks, z-index, content, filter, transform,
// animation, cursor, behavior, var().
const PROPERTIES = new Set([
  ...SIDES.flatMap((side) => [`margin${side}`, `padding${side}`]),
  ...SIDES.flatMap((side) => BORDER_PARTS.map((part) => `border${side}${part}`)),
  ...['background', 'background-color', 'border-collapse', 'border-radius', 'border-spacing', 'caption-side', 'color'],
  ...['direction', 'display', 'empty-cells', 'float', 'clear', 'font', 'font-family', 'font-size', 'font-style'],
  ...['font-variant', 'font-weight', 'height', 'letter-spacing', 'line-height', 'list-style', 'list-style-position'],
  ...['list-style-type', 'max-height', 'max-width', 'min-height', 'min-width', 'overflow-wrap', 'table-layout'],
  ...['text-align', 'text-decoration', 'text-indent', 'text-transform', 'unicode-bidi', 'vertical-align'],
  ...['white-space', 'width', 'word-break', 'word-spacing', 'word-wrap'],
]);

// Everything else a value could hold (escapes, comments, braces, at-rules, backslashes, `!`) has no place in a mail.
const VALUE = /^[\p{L}\p{N}\s#%.,'"()+/_-]+$/u;
const FUNCTION = /([a-z-]*)\s*\(/gi;
const FUNCTIONS = new Set(['rgb', 'rgba', 'hsl', 'hsla']);
// A negative length pulls an element over its neighbours.
const NEGATIVE = /(^|[\s,(])-\s*[\d.]/;

/**
 * The declarations of a style attribute that are on the list, each checked by property and by value; an
 * `!important` is taken off. There is no url() in what comes back (hazards H3).
 */
export function safeStyle(style: string): string {
  if (style.length > MAX_STYLE) return '';
  return declarations(style)
    .map(safeDeclaration)
    .filter((declaration) => declaration !== null)
    .join(';');
}

/** True if a style would fetch something: any url(), however written, or image-set(). */
export const fetchesImage = (style: string): boolean => /url\s*\(|image-set\s*\(|\bsrc\s*\(/i.test(style);

function safeDeclaration(declaration: string): string | null {
  const colon = declaration.indexOf(':');
  const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  const value = declaration
    .slice(colon + 1)
    .replace(/!\s*important\s*$/i, '')
    .trim();
  return PROPERTIES.has(property) && isSafeValue(value) ? `${property}:${value}` : null;
}

function isSafeValue(value: string): boolean {
  if (value === '' || value.length > MAX_VALUE || !VALUE.test(value) || NEGATIVE.test(value)) return false;
  if (!isBalanced(value)) return false;
  for (const [, name] of value.matchAll(FUNCTION)) if (!FUNCTIONS.has(name!.toLowerCase())) return false;
  return true;
}

// Splits at the semicolons that end declarations, not at those inside quotes or parentheses.
function declarations(style: string): string[] {
  const found: string[] = [];
  let start = 0;
  let quote = '';
  let depth = 0;
  for (let i = 0; i < style.length; i++) {
    const char = style[i]!;
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === ';' && depth <= 0) {
      found.push(style.slice(start, i));
      start = i + 1;
      depth = 0;
    }
  }
  return [...found, style.slice(start)];
}

function isBalanced(value: string): boolean {
  const count = (char: string) => value.split(char).length - 1;
  return count('(') === count(')') && count('"') % 2 === 0 && count("'") % 2 === 0;
}
