import { PARSE_JOB } from '#src/channels/email/ingest/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import type { FetchedBatch } from '#src/mail/imap/index.ts';
import { appendRaws, packRaw } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { enqueueJobs } from '#src/platform/jobs/index.ts';
import { mailDigest } from '../digest.ts';
import { envelopeOf } from '../envelope.ts';
import type { Account, AccountFolder } from '../schema.ts';
import { fetchedBefore, insertFetched, insertSettling, updateAccount, updateFolder } from '../store/index.ts';

/** How far the folder is read once these mails are stored. */
type Progress = Partial<Pick<AccountFolder, 'nextUid' | 'importUid' | 'imported'>>;

/**
 * Stores fetched mails, each once, with the jobs that read them and the folder's cursor in one transaction: whenever we are
 * killed, a mail is either stored and passed or neither.
 */
export async function takeIn(
  ctx: Ctx,
  account: Account,
  folder: AccountFolder,
  { mails, skipped }: FetchedBatch,
  progress: Progress,
): Promise<void> {
  const { id: accountId, mailboxId, settings } = account;
  const to = (await findMailbox(ctx.reader, mailboxId))?.address;
  const packed = await Promise.all(
    mails.map(async (mail) => ({
      ...mail,
      digest: mailDigest(mail.bytes),
      raw: await packRaw({
        direction: 'in',
        at: ctx.clock.now(),
        bytes: mail.bytes,
        envelope: envelopeOf(account, folder, mail.arrivedAt, to),
      }),
    })),
  );
  await transaction(ctx, async (ctx) => {
    const known = await fetchedBefore(
      ctx.db,
      mailboxId,
      packed.map(({ digest }) => digest),
    );
    const fresh = packed.filter(({ digest }) => {
      const key = Buffer.from(digest).toString('hex');
      // A folder may hold the same mail twice.
      return !known.has(key) && known.add(key);
    });
    if (fresh.length > 0) {
      const rawIds = await appendRaws(
        ctx.db,
        fresh.map(({ raw }) => raw),
      );
      await enqueueJobs(
        ctx,
        PARSE_JOB,
        rawIds.map((rawId, i) => ({ rawId, size: fresh[i]!.bytes.length })),
      );
      await insertFetched(
        ctx.db,
        fresh.map(({ digest }) => ({ mailboxId, digest })),
      );
    }
    const isNew = ({ arrivedAt }: { arrivedAt: number }) => arrivedAt >= settings.cutOffAt;
    if (settings.after.kind !== 'leave' && folder.role === 'inbox') {
      const settling = packed.filter(isNew).map(({ uid }) => ({ accountId, folder: folder.name, uid }));
      await insertSettling(ctx.db, settling);
    }
    await updateFolder(ctx.db, accountId, folder.name, { ...progress, skipped: folder.skipped + skipped.length });
    const now = ctx.clock.now();
    await updateAccount(ctx.db, accountId, { lastContactAt: now, ...(fresh.some(isNew) ? { lastMailAt: now } : {}) });
    await recordEvents(
      ctx,
      skipped.map(({ uid, size }) => ({
        name: 'account.mail-skipped',
        subject: 'account',
        subjectId: accountId,
        data: { folder: folder.name, uid, size },
      })),
    );
  });
  Object.assign(folder, progress, { skipped: folder.skipped + skipped.length });
}
