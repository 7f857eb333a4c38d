import { gatherSpamSigns } from '#src/channels/email/spam/index.ts';
import { verifyMails } from '#src/mail/authentication/index.ts';
import type { RawMail } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Examination } from '../letter.ts';

/**
 * Asks the network about mails: who really sent them, and what a spam filter says. Not about our own from a Sent folder, nor
 * about history, whose keys and lists of servers are long gone. Never throws; an answer that fails to come says so in itself.
 */
export async function examineLetters(ctx: Ctx, raws: RawMail[]): Promise<Map<number, Examination>> {
  const mails = raws
    .filter(({ envelope }) => !envelope.isSent && !envelope.isHistory)
    .map(({ id, bytes, envelope }) => ({ rawId: id, bytes, envelope }));
  const [verifications, signs] = await Promise.all([verifyMails(ctx, mails), gatherSpamSigns(ctx, mails)]);
  return new Map(mails.map(({ rawId }, i) => [rawId, { verification: verifications[i]!, signs: signs[i]! }]));
}
