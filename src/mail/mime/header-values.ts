import type { HeaderLine } from './mail-tree.ts';

/** Looks a header up by its name in lower case: the unfolded value, undefined if it is not there. */
export type HeaderLookup = { last: (name: string) => string | undefined; all: (name: string) => string[] };

/**
 * The root headers of a mail. Where a header that may stand once stands twice, the last one counts: mailparser
 * decides so for subject and addresses, and one rule for all keeps a mail from showing two faces.
 */
export function headerValues(lines: HeaderLine[]): HeaderLookup {
  const byName = new Map<string, string[]>();
  for (const { key, line } of lines) {
    const values = byName.get(key);
    if (values) values.push(line);
    else byName.set(key, [line]);
  }
  const all = (name: string) => (byName.get(name) ?? []).map(headerValue);
  return { all, last: (name) => all(name).at(-1) };
}

// mailparser hands lines on as one character a byte.
function headerValue(line: string): string {
  const value = line.slice(line.indexOf(':') + 1).replace(/\r?\n[ \t]*/g, ' ');
  return Buffer.from(value, 'latin1').toString('utf8').trim();
}
