import { readRaws } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { jobKind, type Prepared } from '#src/platform/jobs/index.ts';
import { deliverLetters } from './actions/deliver.ts';
import { readMails } from './actions/read-mails.ts';
import { PARSE_JOB } from './intake.ts';
import type { Letter } from './letter.ts';

type Payload = { rawId: number; size: number };

// Decompressed mails of one batch stand in memory together.
const BATCH_BYTES = 16_000_000;

export const jobs = [
  jobKind<Payload, Letter | null>({
    kind: PARSE_JOB,
    batch: 64,
    attempts: 20,
    async prepare(ctx, payloads) {
      const prepared: Prepared<Letter | null>[] = [];
      for (const slice of slices(payloads)) prepared.push(...(await prepare(ctx, slice)));
      return prepared;
    },
    apply: (ctx, done) =>
      deliverLetters(
        ctx,
        done.flatMap(({ value }) => value ?? []),
      ),
  }),
];

/** null for a raw that is gone: its job ran already, before a crash. */
async function prepare(ctx: Ctx, payloads: Payload[]): Promise<Prepared<Letter | null>[]> {
  const raws = await readRaws(
    ctx.reader,
    payloads.map(({ rawId }) => rawId),
  );
  const letters = new Map((await readMails(ctx, raws)).map((letter) => [letter.rawId, letter]));
  return payloads.map(({ rawId }) => ({ ok: true, value: letters.get(rawId) ?? null }));
}

function slices(payloads: Payload[]): Payload[][] {
  const all: Payload[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const payload of payloads) {
    bytes += payload.size;
    if (bytes > BATCH_BYTES) {
      all.push([]);
      bytes = payload.size;
    }
    all.at(-1)!.push(payload);
  }
  return all;
}
