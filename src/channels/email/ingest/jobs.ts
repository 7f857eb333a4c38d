import { heldAgainst } from '#src/mail/authentication/index.ts';
import { readRaw, readRaws } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { jobKind, type Prepared } from '#src/platform/jobs/index.ts';
import { deliverLetters } from './actions/deliver.ts';
import { examineLetters } from './actions/examine.ts';
import { PARSE_JOB } from './actions/intake.ts';
import { readMails } from './actions/read-mails.ts';
import { type Letter, unreadableLetter } from './letter.ts';
import { slicesOf } from './slices.ts';

type Payload = { rawId: number; size: number };

export const jobs = [
  jobKind<Payload, Letter | null>({
    kind: PARSE_JOB,
    batch: 128,
    restMs: 30,
    attempts: 20,
    async prepare(ctx, payloads) {
      const prepared: Prepared<Letter | null>[] = [];
      for (const slice of slicesOf(payloads)) prepared.push(...(await prepareSlice(ctx, slice)));
      return prepared;
    },
    apply: (ctx, done) =>
      deliverLetters(
        ctx,
        done.flatMap(({ value }) => value ?? []),
      ),
    // Whatever could not be done with it, somebody must see that a mail came: 250 was said.
    async onBuried(ctx, { rawId }, error) {
      const raw = await readRaw(ctx.db, rawId).catch(() => null);
      if (raw) await deliverLetters(ctx, [unreadableLetter(raw, String(error))]);
    },
  }),
];

/** One raw that can't even be unpacked (a damaged page) must not take its neighbours along. */
async function prepareSlice(ctx: Ctx, payloads: Payload[]): Promise<Prepared<Letter | null>[]> {
  try {
    return await prepare(ctx, payloads);
  } catch (error) {
    if (payloads.length === 1) return [{ ok: false, error }];
    const alone: Prepared<Letter | null>[] = [];
    for (const payload of payloads) alone.push(...(await prepareSlice(ctx, [payload])));
    return alone;
  }
}

/** null for a raw that is gone: its job ran already, before a crash. */
async function prepare(ctx: Ctx, payloads: Payload[]): Promise<Prepared<Letter | null>[]> {
  const raws = await readRaws(
    ctx.reader,
    payloads.map(({ rawId }) => rawId),
  );
  const [read, examined] = await Promise.all([readMails(ctx, raws), examineLetters(ctx, raws)]);
  const letters = new Map(
    read.map((letter) => {
      const found = examined.get(letter.rawId);
      const verification = found && heldAgainst(found.verification, letter.sender.address);
      return [letter.rawId, { ...letter, examination: found && verification ? { ...found, verification } : null }];
    }),
  );
  return payloads.map(({ rawId }) => ({ ok: true, value: letters.get(rawId) ?? null }));
}
