import { isPrivateAddress } from '#src/lib/ip.ts';
import { networksOf } from '#src/lib/networks.ts';
import type { Envelope } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { trustedArcSealers } from './settings.ts';
import { insertVerifications } from './store.ts';
import { unknownVerification, type Verification } from './verification.ts';
import type { MailToVerify, VerifyBatch } from './verify-batch.ts';

type Mail = { rawId: number; bytes: Uint8Array; envelope: Envelope };

/** The 5 s that verify-batch.ts gives a mail, and time to calculate; whoever takes longer is stuck and ended. */
const BATCH_MS = 10_000;

/** Who really sent these mails, in their order; asks DNS, so never inside a transaction. Never throws. */
export async function verifyMails(ctx: Ctx, mails: Mail[]): Promise<Verification[]> {
  if (mails.length === 0) return [];
  const trustedSealers = await readSetting(ctx.reader, trustedArcSealers).catch(() => []);
  const isTrusted = networksOf(ctx.config.smtpTrusted);
  const inputs = mails.map((mail) => inputOf(mail, isTrusted));
  return (await verified(ctx, inputs, trustedSealers)).map((each) => ({ ...each, at: ctx.clock.now() }));
}

/**
 * A batch that breaks or sticks is halved until the mail is alone that did it. That one is judged without its signatures, as if
 * they were broken: else a mail that nobody can verify in time would pass for one whose owner has no policy.
 */
async function verified(ctx: Ctx, mails: MailToVerify[], trustedSealers: string[]): Promise<Verification[]> {
  const batch: VerifyBatch = { mails, servers: ctx.config.dnsServers ?? null, trustedSealers };
  try {
    return await ctx.netWorkers.run<Verification[]>('verifyMails', batch, BATCH_MS);
  } catch (error) {
    const [mail] = mails;
    if (mails.length === 1 && !mail!.isUnsigned) return verified(ctx, [{ ...mail!, isUnsigned: true }], trustedSealers);
    if (mails.length === 1) {
      ctx.log.warn({ error: String(error) }, 'a mail could not be verified');
      return [unknownVerification(ctx.clock.now())];
    }
    const half = Math.ceil(mails.length / 2);
    const first = await verified(ctx, mails.slice(0, half), trustedSealers);
    return [...first, ...(await verified(ctx, mails.slice(half), trustedSealers))];
  }
}

/** Who fetched mail came from, and who relayed it inside our own network, is not to be learned from the connection. */
function inputOf({ bytes, envelope }: Mail, isTrusted: (ip: string) => boolean): MailToVerify {
  const { source, ip = '', helo = '', from } = envelope;
  const isServerKnown = source === 'smtp' && !isPrivateAddress(ip) && !isTrusted(ip);
  return { bytes, sender: from, ip: isServerKnown ? ip : null, helo };
}

/** Kept with the mail, since DNS will say something else one day. The first one stays. */
export const recordVerifications = (ctx: Ctx, found: { rawId: number; verification: Verification }[]): Promise<void> =>
  insertVerifications(ctx.db, found);
