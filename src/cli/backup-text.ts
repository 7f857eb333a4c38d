import type { Checked } from '#src/platform/backup/index.ts';

/** Tables whose rows people know under a name, in the order in which they are told. */
const TOLD: [table: string, one: string, several: string][] = [
  ['raw', 'mail', 'mails'],
  ['conversation', 'conversation', 'conversations'],
  ['message', 'message', 'messages'],
  ['contact', 'contact', 'contacts'],
  ['user', 'person', 'people'],
  ['mailbox', 'mailbox', 'mailboxes'],
];

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** What was counted, in a line: "1204 mails, 400 conversations, ..." */
export const contentText = ({ counts }: Pick<Checked, 'counts'>): string =>
  TOLD.filter(([table]) => table in counts)
    .map(([table, one, several]) => `${counts[table]} ${counts[table] === 1 ? one : several}`)
    .join(', ');
