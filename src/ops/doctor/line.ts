import { printableLine } from '#src/lib/clean-text.ts';

/**
 * One thing that was looked at. `title` is what the pages call it, where they show it too; `todo` says what to do where it is
 * not ok.
 */
export type Line = { level: 'ok' | 'warn' | 'fail'; check: string; title?: string; says: string; todo?: string };

// Room for several DNS records with their keys.
const MOST_CHARS = 10_000;

/** What DNS and servers said ends up on a terminal. */
const printable = (text: string) => printableLine(text, MOST_CHARS);

export function line(level: Line['level'], check: string, says: string, todo?: string): Line {
  return { level, check: printable(check), says: printable(says), ...(todo ? { todo: printable(todo) } : {}) };
}

const COLOURS = { ok: 32, warn: 33, fail: 31 };

/** For a terminal: a line each, what to do below it. @param isColoured never when piped */
export function textOf(lines: Line[], isColoured: boolean): string {
  const width = Math.min(28, Math.max(...lines.map(({ check }) => check.length)));
  return lines
    .map(({ level, check, says, todo }) => {
      const word = level.padEnd(4);
      const drawn = isColoured ? `\u001b[${COLOURS[level]}m${word}\u001b[0m` : word;
      return `${drawn}  ${check.padEnd(width)}  ${says}\n${todo ? `${' '.repeat(width + 8)}-> ${todo}\n` : ''}`;
    })
    .join('');
}
