import { clearBounces, markBounced } from '#src/contacts/index.ts';
import type { ReportedRecipient } from '#src/mail/bounces/index.ts';
import { bounceRecipient, fatesOf } from '#src/mail/delivery/index.ts';
import { type KeptReport, putReports } from '#src/mail/reports/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { meantRecipient } from '../meant-recipient.ts';
import { type ArrivedReport, type SentMail, sentMailOf } from './find-sent.ts';

/**
 * Draws the consequences of reports, in the transaction that received their mails: the recipient's fate, the contact's
 * mark, the events, and what is kept of each. A report that does not prove to be about a mail of ours is kept as
 * untrusted and changes nothing (hazard O8); one that came before changes nothing again.
 */
export async function settleReports(ctx: Ctx, reports: ArrivedReport[]): Promise<void> {
  for (const arrived of reports) await settle(ctx, arrived);
}

// A mail of a few kB may name hundreds of people that we never wrote to.
const MOST_UNPROVEN = 3;

async function settle(ctx: Ctx, arrived: ArrivedReport): Promise<void> {
  const sent = await sentMailOf(ctx, arrived);
  const fates = sent ? await fatesOf(ctx.db, [sent.rawId]) : [];
  const kept = new Map<string, KeptReport>();
  const { recipients } = arrived.report;
  for (const reported of sent ? recipients : recipients.slice(0, MOST_UNPROVEN)) {
    const meant = meantRecipient(reported, fates);
    const address = meant?.address ?? reported.address;
    if (kept.has(address)) continue;
    kept.set(address, keptOf(arrived, reported));
    if (sent && meant) await follow(ctx, { ...sent, ...meant, arrived, reported });
  }
  const rows = [...kept].map(([address, report]) => ({
    rawId: arrived.rawId,
    address,
    aboutRawId: sent?.rawId ?? null,
    report: JSON.stringify(report),
    isTrusted: sent ? 1 : 0,
  }));
  await putReports(ctx.db, rows);
}

type Proven = SentMail & {
  address: string;
  /** false where the report names another address, which the mail was forwarded to */
  isNamed: boolean;
  arrived: ArrivedReport;
  reported: ReportedRecipient;
};

async function follow(ctx: Ctx, { rawId, about, address, isNamed, arrived, reported }: Proven): Promise<void> {
  const { kind, feedback } = arrived.report;
  const data = { rawId, address, reportRawId: arrived.rawId, reason: reported.reason, reply: reported.words };
  if (kind === 'complaint') {
    // RFC 5965 7.3: the opposite, a person took our mail out of the spam folder.
    if (feedback === 'not-spam') return;
    await recordEvents(ctx, [
      { name: 'recipient.complained', ...about, data: { ...data, feedback: feedback ?? null } },
    ]);
    return markBounced(ctx, address, { reason: 'complaint', words: reported.words });
  }
  if (reported.action === 'delivered') return clearBounces(ctx, [address]);
  if (reported.action !== 'failed' || !(await bounceRecipient(ctx, rawId, address, reported.words))) return;
  await recordEvents(ctx, [{ name: 'recipient.bounced', ...about, data: { ...data, isHard: reported.isHard } }]);
  if (reported.isHard && isNamed) {
    await markBounced(ctx, address, { reason: reported.reason, words: reported.words });
  }
}

const keptOf = (
  { report: { kind, feedback }, at }: ArrivedReport,
  { action, status, isHard, reason, words }: ReportedRecipient,
): KeptReport => ({ kind, ...(feedback ? { feedback } : {}), action, status, isHard, reason, words, at });
