/** One measured thing. `target` is what was promised, in words; without `isReached` it is there to be compared with. */
export type Row = {
  what: string;
  measured: string;
  target?: string;
  ratio?: number;
  isReached?: boolean;
  note?: string;
};

export const perSecond = (n: number, ms: number): string => `${Math.round((n * 1000) / ms).toLocaleString('en')}/s`;
export const inMs = (ms: number): string => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
export const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;

/** A row that is held against a number; `ratio` is measured to target. */
export function against(
  what: string,
  value: number,
  { most, least, show }: { most?: number; least?: number; show: (value: number) => string },
): Row {
  const bound = most ?? least;
  if (bound === undefined) return { what, measured: show(value) };
  return {
    what,
    measured: show(value),
    target: `${most === undefined ? 'at least' : 'at most'} ${show(bound)}`,
    ratio: value / bound,
    isReached: most === undefined ? value >= bound : value <= bound,
  };
}

const HEADINGS = ['measured', 'target', 'ratio', 'reached'];
const cells = ({ what, measured, target, ratio, isReached }: Row) => [
  what,
  measured,
  target ?? '',
  ratio === undefined ? '' : ratio.toFixed(2),
  isReached === undefined ? '' : isReached ? 'yes' : 'NO',
];

/** The rows of one bench as a table for a terminal, with their notes below. */
export function table(title: string, rows: Row[]): string {
  const lines = [[title, ...HEADINGS], ...rows.map(cells)];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const draw = (line: string[]) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd();
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  const notes = [...new Set(rows.flatMap(({ note }) => note ?? []))].map((note) => `  ${note}`);
  return [draw(lines[0]!), rule, ...lines.slice(1).map(draw), ...notes].join('\n');
}
