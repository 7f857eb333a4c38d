import type { ReadMail } from '#src/mail/bounces/index.ts';
import type { RawMail } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type Letter, readLetter, unreadableLetter } from '../letter.ts';

/** Reads mails in a Worker; one that takes too long or can't be read becomes an unreadable letter, and holds up no other. */
export async function readMails(ctx: Ctx, raws: RawMail[]): Promise<Letter[]> {
  const inputs = raws.map(({ bytes, envelope }) => ({ bytes, envelopeFrom: envelope.from }));
  const outcomes = await ctx.workers.runEach<ReadMail>('parseMail', inputs, ctx.config.parseSeconds * 1000);
  return raws.map((raw, i) => {
    const outcome = outcomes[i]!;
    if (outcome.ok) return readLetter(outcome.value, raw);
    ctx.log.warn({ raw: raw.id, error: outcome.error.message }, 'a mail could not be read');
    return unreadableLetter(raw, outcome.error.message);
  });
}
