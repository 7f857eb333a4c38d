import { isOurAddress, listMailboxes, oldestMailboxId } from '#src/company/mailboxes/index.ts';
import { companyName } from '#src/company/profile/index.ts';
import { domainOf } from '#src/mail/address/index.ts';
import { queueMail } from '#src/mail/delivery/index.ts';
import { askLoops, automaticHeaders } from '#src/mail/loops/index.ts';
import { newMessageId, signingKey } from '#src/mail/message-id/index.ts';
import { appendRaws, deleteRaws, type PackedRaw, packRaw, rawHeads } from '#src/mail/raw/index.ts';
import { traceAddresses } from '#src/mail/trace/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { EventHandler } from '#src/platform/events/index.ts';
import { jobKind, type Prepared } from '#src/platform/jobs/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { SYSTEM_MAIL_JOB, type SystemMail } from './actions.ts';
import { composeSystemMail } from './compose.ts';

export const jobs = [
  jobKind<SystemMail, PackedRaw>({
    kind: SYSTEM_MAIL_JOB,
    async prepare(ctx, mails) {
      const raws: Prepared<PackedRaw>[] = [];
      for (const mail of mails) {
        const raw = await rawOf(ctx, mail).then(
          (value) => ({ ok: true as const, value }),
          (error: unknown) => ({ ok: false as const, error }),
        );
        raws.push(raw);
      }
      return raws;
    },
    async apply(ctx, done) {
      for (const { payload, value } of done) await send(ctx, payload, value);
    },
  }),
];

/** A link that works for hours must not lie in backups for years. What could not be sent is kept, for the admin to see why. */
export const eventHandlers: EventHandler[] = [
  {
    name: 'system-mail.forget-links',
    events: ['recipient.sent'],
    async handle(ctx, events) {
      const ids = events.flatMap(({ subject, subjectId }) => (subject === 'raw' ? [subjectId] : []));
      const withLinks = (await rawHeads(ctx.db, ids)).filter(({ envelope }) => envelope.hasLink === true);
      await deleteRaws(
        ctx.db,
        withLinks.map(({ id }) => id),
      );
    },
  },
];

async function rawOf(ctx: Ctx, { to, subject, paragraphs, hasLink }: SystemMail): Promise<PackedRaw> {
  const id = await oldestMailboxId(ctx.reader);
  const mailbox = (await listMailboxes(ctx.reader)).find((each) => each.id === id)!;
  const bytes = await composeSystemMail({
    from: { name: await readSetting(ctx.reader, companyName), address: mailbox.address },
    to,
    subject,
    paragraphs,
    messageId: newMessageId(await signingKey(ctx), domainOf(mailbox.address)),
    date: new Date(ctx.clock.now()),
    headers: automaticHeaders('notice'),
  });
  // The null sender: a notice that can't be delivered must not come back to a mailbox of customers (RFC 3834 section 3.3).
  const envelope = { from: '', to: [to.address], source: 'system' as const, ...(hasLink ? { hasLink } : {}) };
  return packRaw({ direction: 'out', at: ctx.clock.now(), bytes, envelope });
}

async function send(ctx: Ctx, { to }: SystemMail, raw: PackedRaw): Promise<void> {
  // A link that lets its reader in would lie in a shared mailbox, before everybody who may read that (hazards L3, W3).
  const isOurs = await isOurAddress(ctx.db, to.address);
  const answer = await askLoops(ctx, { to: to.address, kind: 'notice', isOurs, answers: null, depth: 0 });
  if (!answer.may) {
    ctx.log.warn({ to: to.address, why: answer.why }, 'a mail of our own was not sent');
    return;
  }
  const [rawId] = await appendRaws(ctx.db, [raw]);
  await queueMail(ctx, rawId!, [to.address]);
  await traceAddresses(ctx, [{ rawId: rawId!, addresses: [to.address] }]);
}
