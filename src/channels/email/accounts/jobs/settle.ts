import { openFolder, settleMails } from '#src/mail/imap/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { AccountFolder } from '../schema.ts';
import { deleteSettling, settlingUids } from '../store/index.ts';
import type { Session } from './fetch-new.ts';

const PORTION = 200;

/** Does on the server what the account wants done with mails that are stored here; noted, so that a crash only delays it. */
export async function settleFolder(ctx: Ctx, { client, account, stop }: Session, folder: AccountFolder): Promise<void> {
  for (;;) {
    const uids = await settlingUids(ctx.reader, account.id, folder.name, PORTION);
    if (uids.length === 0 || stop.aborted) return;
    await openFolder(client, folder.name);
    await settleMails(client, uids, account.settings.after);
    await deleteSettling(ctx.db, account.id, folder.name, uids);
  }
}
