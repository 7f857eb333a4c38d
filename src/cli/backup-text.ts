import type { Checked } from '#src/platform/backup/index.ts';

/** Tables whose rows people know under a name, in the order in which they are told. */
const TOLD: [table: string, name: string][] = [
  ['raw', 'mails'],
  ['conversation', 'conversations'],
  ['message', 'messages'],
  ['contact', 'contacts'],
  ['user', 'people'],
  ['mailbox', 'mailboxes'],
];

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** What was counted, in a line: "1204 mails, 400 conversations, ..." */
export const contentText = ({ counts }: Pick<Checked, 'counts'>): string =>
  TOLD.flatMap(([table, name]) => (table in counts ? [`${counts[table]} ${name}`] : [])).join(', ');
