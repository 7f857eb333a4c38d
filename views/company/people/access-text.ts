import type { Words } from '#src/words/index.ts';

/** Where somebody may work, in one line. */
export function accessText(w: Words, mailboxNames: string[] | null, teamNames: string[] = []): string {
  if (mailboxNames === null) return w.company.people.allMailboxes;
  const names = [...mailboxNames, ...teamNames];
  return names.length === 0 ? w.company.people.noMailboxes : names.join(', ');
}
