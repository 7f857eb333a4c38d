import { closeSync, existsSync, openSync } from 'node:fs';

/**
 * Makes an empty file that only its owner may read, if there is none. One that is there is not opened: closing any
 * descriptor of a file drops every lock that this process holds on it (POSIX), and with them SQLite's.
 */
export function ensureOwnFile(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}
