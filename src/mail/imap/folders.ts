import type { ImapClient } from './connect.ts';
import { ImapTrouble, troubleOf } from './trouble.ts';
import { within } from './within.ts';

/** `use` is the special use of RFC 6154 without its backslash: inbox, sent, junk, trash ...; null for an ordinary folder. */
export type ImapFolder = { name: string; use: string | null };

const MOST_FOLDERS = 500;
const LISTING = { bytes: 5_000_000, ms: 60_000 };
const OPENING = { bytes: 1_000_000, ms: 120_000 };

/** The folders that mail can lie in: the inbox first, the others as the server orders them. */
export async function listFolders(client: ImapClient): Promise<ImapFolder[]> {
  const listed = await within(client, LISTING, () => client.list());
  return listed
    .filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
    .slice(0, MOST_FOLDERS)
    .map(({ path, specialUse }) => ({ name: path, use: specialUse?.replace('\\', '').toLowerCase() ?? null }))
    .sort((a, b) => Number(b.use === 'inbox') - Number(a.use === 'inbox'));
}

/** What a folder says of itself when it is opened. Opening it again tells what changed, UIDVALIDITY included. */
export type OpenFolder = { uidValidity: number; uidNext: number };

/** @throws ImapTrouble 'folder' where it does not exist or can't be opened */
export const openFolder = (client: ImapClient, name: string): Promise<OpenFolder> =>
  within(client, OPENING, () => select(client, name));

async function select(client: ImapClient, name: string): Promise<OpenFolder> {
  try {
    const { uidValidity, uidNext } = await client.mailboxOpen(name);
    return { uidValidity: Number(uidValidity), uidNext };
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble?.kind !== 'answer') throw trouble ?? error;
    throw new ImapTrouble('folder', `${name}: ${trouble.line}`);
  }
}
