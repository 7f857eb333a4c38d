import { Upstream } from '#src/lib/errors.ts';
import type { ReadMail } from '#src/mail/bounces/index.ts';
import type { RawMail } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type Letter, readLetter, unreadableLetter } from '../letter.ts';

// What any reader can read that works at all.
const PROBE = { bytes: Buffer.from('From: probe@reader.invalid\r\n\r\n'), envelopeFrom: '' };

/**
 * Reads mails in a Worker; one that takes too long or can't be read becomes an unreadable letter, and holds up no other.
 * @throws Upstream, temporary, where nothing can be read: then it is not the mails' fault, and they are to be tried again
 */
export async function readMails(ctx: Ctx, raws: RawMail[]): Promise<Letter[]> {
  const inputs = raws.map(({ bytes, envelope }) => ({ bytes, envelopeFrom: envelope.from }));
  const outcomes = await ctx.workers.runEach<ReadMail>('parseMail', inputs, ctx.config.parseSeconds * 1000);
  if (outcomes.some(({ ok }) => !ok)) await requireReader(ctx);
  return raws.map((raw, i) => {
    const outcome = outcomes[i]!;
    if (outcome.ok) return readLetter(outcome.value, raw);
    ctx.log.warn({ raw: raw.id, error: outcome.error.message }, 'a mail could not be read');
    return unreadableLetter(raw, outcome.error.message);
  });
}

async function requireReader(ctx: Ctx): Promise<void> {
  try {
    await ctx.workers.run('parseMail', PROBE, ctx.config.parseSeconds * 1000);
  } catch (error) {
    throw new Upstream(`Mail can't be read at the moment: ${String(error)}`, true);
  }
}
