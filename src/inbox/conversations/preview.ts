import { cleanLine } from '#src/lib/clean-text.ts';

const MOST_CHARS = 160;
const MOST_READ = 4000;
// A character is at most two units; one more than wanted tells that there is more.
const MOST_UNITS = MOST_CHARS * 2 + 2;

/** The first own words of a message on one line, for lists: quoted lines left out. */
export function previewOf(text: string): string {
  let own = '';
  for (const line of text.slice(0, MOST_READ).toWellFormed().split('\n')) {
    // Between other texts of a list, marks that turn the direction would turn those too (hazards A7).
    if (!line.startsWith('>')) own = `${own} ${cleanLine(line, MOST_UNITS)}`.replace(/\s+/g, ' ').trimStart();
    if (own.length > MOST_UNITS) break;
  }
  const characters = [...own.trimEnd().slice(0, MOST_UNITS)];
  return characters.length > MOST_CHARS ? `${characters.slice(0, MOST_CHARS - 1).join('')}…` : own.trimEnd();
}
