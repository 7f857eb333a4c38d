import {
  batchesOf,
  fetchMails,
  type ImapClient,
  type OpenFolder,
  openFolder,
  outlineMails,
  searchUids,
} from '#src/mail/imap/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { takeIn } from '../actions/take-in.ts';
import type { Refusals } from '../refusals.ts';
import type { Account, AccountFolder } from '../schema.ts';
import { deleteSettling, updateFolder } from '../store/index.ts';

/** `refusals` lasts from session to session. */
export type Session = { account: Account; client: ImapClient; stop: AbortSignal; refusals: Refusals };

/** What is held in memory and written at once. */
export const BATCH = { mails: 32, bytes: 4_000_000 };
const OUTLINES = 256;

/** Takes in what came into a folder since it was last looked at, oldest first. Of what lay there at first, only what is new. */
export async function fetchNew(ctx: Ctx, session: Session, folder: AccountFolder): Promise<void> {
  const { client, account, stop } = session;
  const { cutOffAt } = account.settings;
  const open = await openFolder(client, folder.name);
  if (folder.uidValidity !== open.uidValidity) await begin(ctx, session, folder, open);
  if (open.uidNext <= folder.nextUid) return;
  const { nextUid, importTop } = folder;
  const uids = [
    ...(await searchUids(client, { from: nextUid, below: importTop, since: cutOffAt })),
    ...(await searchUids(client, { from: Math.max(nextUid, importTop) })),
  ];
  for (let at = 0; at < uids.length && !stop.aborted; at += OUTLINES) {
    const outlines = await outlineMails(client, uids.slice(at, at + OUTLINES));
    const wanted = outlines.filter(({ uid, arrivedAt }) => uid >= importTop || arrivedAt >= cutOffAt);
    for (const batch of batchesOf(wanted, BATCH)) {
      if (stop.aborted) return;
      const fetched = await fetchMails(client, batch, ctx.config.sizeLimit, session.refusals.givenUp());
      await takeIn(ctx, account, folder, fetched, { nextUid: batch.at(-1)!.uid + 1 });
    }
  }
  const next = Math.max(open.uidNext, (uids.at(-1) ?? 0) + 1);
  if (stop.aborted || next === folder.nextUid) return;
  folder.nextUid = next;
  await updateFolder(ctx.db, account.id, folder.name, { nextUid: next });
}

/** A folder that is new to us, or whose UIDs mean nothing any more: it is read from its start, each mail known again by its bytes. */
async function begin(ctx: Ctx, { client, account }: Session, folder: AccountFolder, open: OpenFolder): Promise<void> {
  const old = await searchUids(client, { from: 1, below: open.uidNext, before: account.settings.cutOffAt });
  const isKnown = folder.uidValidity !== null;
  const start = {
    uidValidity: open.uidValidity,
    nextUid: 1,
    importTop: open.uidNext,
    importUid: old[0] ?? null,
    importTotal: old.length,
    imported: 0,
  };
  await transaction(ctx, async (ctx) => {
    await updateFolder(ctx.db, account.id, folder.name, start);
    await deleteSettling(ctx.db, account.id, folder.name);
    if (!isKnown) return;
    const data = { folder: folder.name, uidValidity: open.uidValidity };
    await recordEvents(ctx, [{ name: 'account.folder-renewed', subject: 'account', subjectId: account.id, data }]);
  });
  Object.assign(folder, start);
}
