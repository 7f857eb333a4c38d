import { closeSync, openSync, readSync, statSync } from 'node:fs';

const STARTS = ['SQLite format 3\0', 'age-encryption.org/v1'];
const MOST_BYTES = 32;

/** Whether there is a file under this path that begins as a backup does. Nothing else is ever opened: a pipe would wait for ever. */
export function isBackup(path: string): boolean {
  try {
    return statSync(path).isFile() && STARTS.some((start) => beginningOf(path).startsWith(start));
  } catch {
    return false;
  }
}

function beginningOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(MOST_BYTES);
    return bytes.toString('latin1', 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
