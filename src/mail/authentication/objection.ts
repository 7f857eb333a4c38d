import type { Envelope } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { verifyMails } from './actions.ts';
import { refuseDmarcReject } from './settings.ts';

/** Sent by whoever changes the setting. */
export const FORGERY_SIGNAL = 'mail.forgery';

/**
 * What the receiver is to answer at the end of DATA to a mail whose owner asks for its refusal, or null: the setting is off,
 * the mail is not disowned, or DNS gave no clear answer. The setting is kept in memory, since every letter asks.
 */
export function createObjection(ctx: Ctx) {
  let isWanted: Promise<boolean> | null = null;
  const stop = ctx.signals.on(FORGERY_SIGNAL, () => {
    isWanted = null;
  });

  async function objectionTo(mail: { bytes: Uint8Array; envelope: Envelope }): Promise<string | null> {
    isWanted ??= readSetting(ctx.reader, refuseDmarcReject);
    if (!(await isWanted)) return null;
    const [verification] = await verifyMails(ctx, [{ rawId: 0, ...mail }]);
    if (verification?.verdict !== 'failed' || verification.dmarc.policy !== 'reject') return null;
    return `5.7.1 The owner of ${verification.fromDomain} asks for mail like this to be refused (DMARC)`;
  }

  return { objectionTo, stop };
}
