import { cleanLine } from '#src/lib/clean-text.ts';
import { quoteTailStart } from '#src/mail/html/index.ts';

const MOST_CHARS = 160;
// Nearly every mail says enough at its beginning; looking for quotes in all of it costs what reading it does.
const READ_FIRST = 1000;
const MOST_READ = 4000;
// A character is at most two units; one more than wanted tells that there is more.
const MOST_UNITS = MOST_CHARS * 2 + 2;

/** The first own words of a message on one line, for lists: quotes, what introduces them, and the signature left out. */
export function previewOf(text: string): string {
  const first = ownBeginning(text.slice(0, READ_FIRST));
  const own = first.length > MOST_UNITS || text.length <= READ_FIRST ? first : ownBeginning(text.slice(0, MOST_READ));
  const characters = [...own.slice(0, MOST_UNITS)];
  return characters.length > MOST_CHARS ? `${characters.slice(0, MOST_CHARS - 1).join('')}…` : own;
}

function ownBeginning(text: string): string {
  let own = '';
  for (const line of ownLines(text.toWellFormed().split('\n'))) {
    // Between other texts of a list, marks that turn the direction would turn those too (hazards A7).
    own = `${own} ${cleanLine(line, MOST_UNITS)}`.replace(/\s+/g, ' ').trimStart();
    if (own.length > MOST_UNITS) break;
  }
  return own.trimEnd();
}

function ownLines(lines: string[]): string[] {
  const quote = quoteTailStart(lines);
  const own = (quote < 0 ? lines : lines.slice(0, quote)).filter((line) => !line.startsWith('>'));
  const signature = own.findIndex((line) => line === '-- ' || line === '--');
  // A mail that is nothing but a signature shows that.
  return signature > 0 && own.slice(0, signature).some((line) => line.trim() !== '') ? own.slice(0, signature) : own;
}
