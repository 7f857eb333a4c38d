import type { Words } from '#src/words/index.ts';

/** Where somebody may work, in one line. */
export function accessText(w: Words, mailboxNames: string[] | null): string {
  if (mailboxNames === null) return w.company.people.allMailboxes;
  return mailboxNames.length === 0 ? w.company.people.noMailboxes : mailboxNames.join(', ');
}
