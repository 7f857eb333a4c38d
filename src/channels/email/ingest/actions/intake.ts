import { gather } from '#src/lib/gather.ts';
import { appendRaws, packRaw } from '#src/mail/raw/index.ts';
import type { Letter } from '#src/mail/smtp-receiver/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { enqueueJobs } from '#src/platform/jobs/index.ts';

/** What the receiver hands over; its name for the letter means something to the client alone. */
type IncomingLetter = Omit<Letter, 'id'>;

export const PARSE_JOB = 'letter.parse';

/** Letters that arrive together share one commit; the wait is short, since a client holds still for its 250. */
const GATHER = { ms: 2, most: 16 };

/**
 * @returns a function that resolves once the letter and its job are on disk, so that 250 may be said (RFC 5321 6.1);
 * what it rejects with must become a 451
 */
export function createIntake(ctx: Ctx): (letter: IncomingLetter) => Promise<void> {
  return gather<IncomingLetter, void>(async (letters) => {
    const packed = await Promise.all(letters.map(pack));
    await transaction(ctx, async (ctx) => {
      const rawIds = await appendRaws(ctx.db, packed);
      await enqueueJobs(
        ctx,
        PARSE_JOB,
        rawIds.map((rawId, i) => ({ rawId, size: letters[i]!.bytes.length })),
      );
    });
    return letters.map(() => undefined);
  }, GATHER);
}

const pack = (letter: IncomingLetter) =>
  packRaw({ direction: 'in', at: letter.at, bytes: letter.bytes, envelope: envelopeOf(letter) });

/** What is kept of how a letter came. */
export const envelopeOf = ({ from, to, ip, helo, tls }: IncomingLetter) => ({
  from,
  to,
  source: 'smtp' as const,
  ip,
  helo,
  tls,
});
