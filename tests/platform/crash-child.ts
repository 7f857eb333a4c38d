import { migrations } from '#migrations/index.ts';
import { systemClock } from '#src/platform/clock.ts';
import { readConfig } from '#src/platform/config/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { migrate, openDatabase } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { jobKind, runJobs } from '#src/platform/jobs/index.ts';
import { createLog } from '#src/platform/log.ts';
import { createSecrets } from '#src/platform/secrets/index.ts';
import { createSignals } from '#src/platform/signals.ts';

/** A process that works off the jobs of a database until it is killed; each job's work is one event with its number. */
const database = openDatabase(process.argv[2]!);
migrate(database, migrations);
const noWorkers = {
  run: () => Promise.reject(new Error('none')),
  runEach: () => Promise.reject(new Error('none')),
  load: () => ({ busy: 0, waiting: 0 }),
  stop() {},
};
const ctx: Ctx = {
  config: readConfig({}),
  db: database.writer,
  reader: database.reader,
  clock: systemClock,
  log: createLog('silent', false),
  secrets: createSecrets(null),
  signals: createSignals(),
  workers: noWorkers,
  pageWorkers: noWorkers,
  netWorkers: noWorkers,
  actor: 'system',
};

const kind = jobKind<number>({
  kind: 'count',
  batch: 7,
  attempts: 1000,
  async prepare(_, payloads) {
    await Bun.sleep(1);
    return payloads.map(() => ({ ok: true, value: null }));
  },
  async apply(ctx, done) {
    for (const { payload } of done) {
      await recordEvents(ctx, [{ name: 'counted', subject: 'number', subjectId: payload }]);
      await Bun.sleep(0);
    }
  },
});

await runJobs(ctx, [kind]);
process.stdout.write('running\n');
