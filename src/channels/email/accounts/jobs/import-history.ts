import { PARSE_JOB } from '#src/channels/email/ingest/index.ts';
import { batchesOf, fetchMails, openFolder, outlineMails, searchUids } from '#src/mail/imap/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { waitingJobs } from '#src/platform/jobs/index.ts';
import { takeIn } from '../actions/take-in.ts';
import type { AccountFolder } from '../schema.ts';
import { updateFolder } from '../store/index.ts';
import { BATCH, type Session } from './fetch-new.ts';

/** UIDs of history that a session still has to look at, by folder: asked once, since the list may be long. */
export type History = Map<string, number[]>;

const PORTION = 64;
// While so much waits to be read, new mail among it, history waits too.
const MOST_WAITING = 200;

/** Imports one portion of history. @returns whether there is more */
export async function importSome(
  ctx: Ctx,
  session: Session,
  folders: AccountFolder[],
  history: History,
): Promise<boolean> {
  const folder = folders.find(({ importUid }) => importUid !== null);
  if (!folder) return false;
  if ((await waitingJobs(ctx.reader, PARSE_JOB, MOST_WAITING)) >= MOST_WAITING) return true;
  const { client, account } = session;
  const { cutOffAt } = account.settings;
  await openFolder(client, folder.name);
  const rest =
    history.get(folder.name) ??
    (await searchUids(client, { from: folder.importUid!, below: folder.importTop, before: cutOffAt }));
  const portion = rest.splice(0, PORTION);
  history.set(folder.name, rest);
  const outlines = (await outlineMails(client, portion)).filter(({ arrivedAt }) => arrivedAt < cutOffAt);
  const before = folder.imported;
  for (const batch of batchesOf(outlines, BATCH)) {
    if (session.stop.aborted) return true;
    const fetched = await fetchMails(client, batch, ctx.config.sizeLimit, session.refusals.givenUp());
    const progress = { importUid: batch.at(-1)!.uid + 1, imported: folder.imported + batch.length };
    await takeIn(ctx, account, folder, fetched, progress);
  }
  const imported = before + portion.length;
  const end = rest.length > 0 ? { importUid: rest[0]!, imported } : { importUid: null, imported: folder.importTotal };
  Object.assign(folder, end);
  await updateFolder(ctx.db, account.id, folder.name, end);
  return folders.some(({ importUid }) => importUid !== null);
}
