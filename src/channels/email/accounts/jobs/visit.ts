import { canIdle, openFolder, waitForMail } from '#src/mail/imap/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { connectAccount } from '../actions/connect.ts';
import { recordConnecting, recordContact } from '../actions/record-state.ts';
import type { Refusals } from '../refusals.ts';
import type { Account } from '../schema.ts';
import { listFolders } from '../store/index.ts';
import type { Timing } from '../timing.ts';
import { fetchNew } from './fetch-new.ts';
import { type History, importSome } from './import-history.ts';
import { ended, type Rest } from './rest.ts';
import { settleFolder } from './settle.ts';

const MINUTE_MS = 60_000;
// However often a server calls, it is not looked at more often.
const LEAST_TURN_MS = 500;

/**
 * One session from sign-in to its end: new mail, what is to be done with it on the server, a portion of history, a rest; and
 * again. Ends only by an error or by `stop`.
 */
export async function visit(
  ctx: Ctx,
  account: Account,
  { timing, stop, rest, refusals }: { timing: Timing; stop: AbortSignal; rest: Rest; refusals: Refusals },
): Promise<void> {
  await recordConnecting(ctx, account.id);
  const client = await connectAccount(ctx, account);
  const close = () => client.close();
  stop.addEventListener('abort', close);
  const session = { account, client, stop, refusals };
  const history: History = new Map();
  try {
    while (!stop.aborted) {
      const beganAt = performance.now();
      const folders = await listFolders(ctx.reader, [account.id]);
      for (const folder of folders) {
        await fetchNew(ctx, session, folder);
        await settleFolder(ctx, session, folder);
      }
      const isImporting = await importSome(ctx, session, folders, history);
      if (stop.aborted) return;
      const idles = canIdle(client);
      await recordContact(ctx, account.id, isImporting ? 'importing' : idles ? 'watching' : 'waiting');
      if (isImporting) await rest(timing.importRestMs, ended);
      else {
        // The first is the inbox, where it matters to be quick.
        await openFolder(client, folders[0]?.name ?? 'INBOX');
        const longest = account.settings.pollMinutes * MINUTE_MS;
        const ms = idles ? longest : Math.min(longest, timing.pollMs);
        await rest(ms, (signal) => waitForMail(client, ms, signal));
        await Bun.sleep(Math.max(0, LEAST_TURN_MS - (performance.now() - beganAt)));
      }
    }
  } finally {
    stop.removeEventListener('abort', close);
    client.close();
  }
}
