import { gather } from '#src/lib/gather.ts';
import type { Envelope } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { verifyMails } from './actions.ts';
import { refuseDmarcReject } from './settings.ts';
import type { Verification } from './verification.ts';

/** Sent by whoever changes the setting. */
export const FORGERY_SIGNAL = 'mail.forgery';

type Mail = { bytes: Uint8Array; envelope: Envelope };

// A client holds still meanwhile, and what is in its hands is in our memory.
const DEADLINE_MS = 6000;
const TOGETHER = { ms: 5, most: 8 };
// One thread asks for all mail that comes in. Strangers whose own DNS is slow must neither queue up in front of it nor keep
// the others' sessions open: beyond this many, letters are taken, and judged like all others afterwards.
const MOST_AT_ONCE = 16;

/**
 * What the receiver is to answer at the end of DATA to a mail whose owner asks for its refusal, or null: the setting is off,
 * the mail is not disowned, or DNS gave no clear answer. The setting is kept in memory, since every letter asks.
 */
export function createObjection(ctx: Ctx) {
  let isWanted: Promise<boolean> | null = null;
  const stop = ctx.signals.on(FORGERY_SIGNAL, () => {
    isWanted = null;
  });

  const verify = gather<Mail, Verification>(
    (mails) =>
      verifyMails(
        ctx,
        mails.map((mail) => ({ rawId: 0, ...mail })),
      ),
    TOGETHER,
  );
  let examined = 0;

  async function inTime(mail: Mail): Promise<Verification | null> {
    if (examined >= MOST_AT_ONCE) return null;
    examined += 1;
    const verification = verify(mail).finally(() => {
      examined -= 1;
    });
    return Promise.race([verification, Bun.sleep(DEADLINE_MS).then(() => null)]);
  }

  async function objectionTo(mail: Mail): Promise<string | null> {
    isWanted ??= readSetting(ctx.reader, refuseDmarcReject).catch((error) => {
      // One that could not be read is asked for again with the next letter.
      isWanted = null;
      throw error;
    });
    if (!(await isWanted)) return null;
    const verification = await inTime(mail);
    if (verification?.verdict !== 'failed' || verification.dmarc.policy !== 'reject') return null;
    return `5.7.1 The owner of ${verification.fromDomain} asks for mail like this to be refused (DMARC)`;
  }

  return { objectionTo, stop };
}
