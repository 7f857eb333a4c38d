import { createRandom } from '#src/lib/random.ts';
import { createWorkers, type Workers } from '#src/platform/workers/index.ts';
import { mutated } from './mutations.ts';
import { seedMails } from './seeds.ts';

const entry = new URL('../../src/worker.ts', import.meta.url);

// As ingest does it: a batch, a deadline, and each mail alone where the batch did not end in time.
const BATCH = 8;
const DEADLINE_MS = 10_000;
const SLOW_MS = 1000;
// A batch may take this long on a busy machine before anybody asks which of its mails it was.
const SLOW_BATCH_MS = 5000;
const RENDERING = { quoteLabel: 'Quoted', inlineUrl: '/inline/{cid}' };

export type FuzzReport = {
  mails: number;
  seconds: number;
  /** not read, but the Worker went on */
  refused: number;
  /** mails at which the Worker was ended, or broke */
  deaths: { seed: number; task: string; error: string }[];
  slow: { seed: number; task: string; ms: number }[];
  peakRss: number;
};

type Options = { count: number; seed: number; threads?: number; onProgress?(report: FuzzReport): void };

/** The mail of one seed: the same bytes in every run, so that what was found can be looked at again. */
export const mailOfSeed = (mails: Buffer[], seed: number): Buffer => mutated(mails, createRandom(seed));

/** Runs spoiled mails through the Workers; mails `seed` up to `seed + count`. */
export async function fuzz({ count, seed, threads = 2, onProgress }: Options): Promise<FuzzReport> {
  const mails = seedMails();
  const workers = createWorkers(entry, threads);
  const report: FuzzReport = { mails: 0, seconds: 0, refused: 0, deaths: [], slow: [], peakRss: 0 };
  const began = performance.now();
  let next = seed;
  const lane = async () => {
    while (next < seed + count) {
      const seeds = Array.from({ length: Math.min(BATCH, seed + count - next) }, () => next++);
      const batch = seeds.map((each) => ({ seed: each, bytes: mailOfSeed(mails, each) }));
      // Making them leaves garbage in this thread that no server would have; it is not what is measured.
      Bun.gc(true);
      await readBatch(workers, batch, report);
      report.mails += batch.length;
      report.seconds = (performance.now() - began) / 1000;
      report.peakRss = Math.max(report.peakRss, process.memoryUsage.rss());
      onProgress?.(report);
    }
  };
  await Promise.all(Array.from({ length: threads }, lane));
  workers.stop();
  return report;
}

type Spoiled = { seed: number; bytes: Buffer };

async function readBatch(workers: Workers, batch: Spoiled[], report: FuzzReport): Promise<void> {
  const tasks: [string, object][] = [
    ['parseMail', { envelopeFrom: 'a@b.de' }],
    ['renderMail', RENDERING],
  ];
  for (const [task, options] of tasks) {
    const began = performance.now();
    const inputs = batch.map(({ bytes }) => ({ bytes, ...options }));
    const outcomes = await workers.runEach<unknown>(task, inputs, DEADLINE_MS);
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.ok) continue;
      const { name, message } = outcome.error;
      const isDeath = name === 'TaskTimeout' || /worker broke/.test(message);
      if (isDeath) report.deaths.push({ seed: batch[i]!.seed, task, error: message });
      else if (task === 'parseMail') report.refused++;
    }
    if (performance.now() - began > SLOW_BATCH_MS) await findSlow(workers, task, batch, inputs, report);
  }
}

/** Which of a slow batch it was. */
async function findSlow(workers: Workers, task: string, batch: Spoiled[], inputs: object[], report: FuzzReport) {
  for (const [i, { seed }] of batch.entries()) {
    const began = performance.now();
    await workers.run(task, inputs[i], DEADLINE_MS).catch(() => null);
    const ms = Math.round(performance.now() - began);
    if (ms > SLOW_MS) report.slow.push({ seed, task, ms });
  }
}
