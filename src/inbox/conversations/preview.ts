const MOST_CHARS = 160;
const MOST_READ = 4000;

/** The first own words of a message on one line, for lists: quoted lines left out. */
export function previewOf(text: string): string {
  const own = text
    .slice(0, MOST_READ)
    .toWellFormed()
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  // A character is at most two units; one more than wanted tells that there is more.
  const characters = [...own.slice(0, MOST_CHARS * 2 + 2)];
  return characters.length > MOST_CHARS ? `${characters.slice(0, MOST_CHARS - 1).join('')}…` : own;
}
