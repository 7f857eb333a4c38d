import type { AfterFetch, ImapFolder } from '#src/mail/imap/index.ts';
import type { AccountFolder, AccountSettings } from './schema.ts';

/** What the form shows as chosen; at first the inbox, and what the server calls its folder of sent mail. */
export function suggestedFolders(
  folders: ImapFolder[],
  chosen: Pick<AccountFolder, 'name' | 'role'>[],
  isFirst: boolean,
): { fetched: string[]; sent: string | null } {
  const named = (use: string) => folders.filter((folder) => folder.use === use).map(({ name }) => name);
  if (isFirst) return { fetched: named('inbox'), sent: named('sent')[0] ?? null };
  const of = (role: AccountFolder['role']) => chosen.filter((folder) => folder.role === role).map(({ name }) => name);
  return { fetched: of('inbox'), sent: of('sent')[0] ?? null };
}

export const afterOf = (kind: AfterFetch['kind'], folder: string): AfterFetch =>
  kind === 'move' ? { kind, folder } : { kind };

/** The settings as the fields of the plan's form hold them. */
export const planValues = ({ after, pollMinutes }: AccountSettings, cutOff: string): Record<string, string> => ({
  cutOff,
  after: after.kind,
  afterFolder: after.kind === 'move' ? after.folder : '',
  pollMinutes: String(pollMinutes),
});

export const serverValues = ({ host, port, security, user }: AccountSettings): Record<string, string> => ({
  host,
  port: String(port),
  security,
  user,
});
