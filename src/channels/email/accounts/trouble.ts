import { printableLine } from '#src/lib/clean-text.ts';
import { messageOf } from '#src/lib/errors.ts';
import { troubleOf } from '#src/mail/imap/index.ts';
import type { AccountError } from './schema.ts';

const OWN = /^(SQLITE_|ENOSPC)/;

/** What failed, told apart by who can mend it: the server's side, or this machine (full disk, missing key). */
export function accountErrorOf(error: unknown): AccountError {
  const isOwn = OWN.test(String((error as { code?: unknown })?.code));
  const trouble = isOwn ? null : troubleOf(error);
  if (trouble) return { kind: trouble.kind, line: trouble.line };
  return { kind: 'machine', line: printableLine(messageOf(error)) };
}
