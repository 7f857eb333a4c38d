import type { ImapClient } from './connect.ts';
import { ImapTrouble } from './trouble.ts';

/** What becomes of a mail on the server once it is stored here. */
export type AfterFetch = { kind: 'leave' } | { kind: 'seen' } | { kind: 'move'; folder: string } | { kind: 'delete' };

/**
 * Marks, moves or deletes mails of the open folder; those that are gone already are no trouble.
 * @throws ImapTrouble where the server refuses
 */
export async function settleMails(client: ImapClient, uids: number[], after: AfterFetch): Promise<void> {
  if (uids.length === 0 || after.kind === 'leave') return;
  const range = uids.join(',');
  const isDone =
    after.kind === 'seen'
      ? await client.messageFlagsAdd(range, ['\\Seen'], { uid: true })
      : after.kind === 'delete'
        ? await remove(client, range)
        : await move(client, range, after.folder);
  if (!isDone) throw new ImapTrouble('folder', `${after.kind}: the server refused`);
}

/** Without UIDPLUS an EXPUNGE would take what others have marked too: then ours are left marked. */
async function remove(client: ImapClient, range: string): Promise<boolean> {
  if (client.capabilities.has('UIDPLUS')) return client.messageDelete(range, { uid: true });
  return client.messageFlagsAdd(range, ['\\Deleted'], { uid: true });
}

async function move(client: ImapClient, range: string, folder: string): Promise<boolean> {
  if (await moveTo(client, range, folder)) return true;
  // The folder may have gone since it was chosen.
  await client.mailboxCreate(folder);
  return moveTo(client, range, folder);
}

async function moveTo(client: ImapClient, range: string, folder: string): Promise<boolean> {
  if (client.capabilities.has('MOVE')) return Boolean(await client.messageMove(range, folder, { uid: true }));
  return Boolean(await client.messageCopy(range, folder, { uid: true })) && remove(client, range);
}
