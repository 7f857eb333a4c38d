import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '#migrations/index.ts';
import { systemClock } from '#src/platform/clock.ts';
import type { Config } from '#src/platform/config/index.ts';
import type { Machine } from '#src/platform/context.ts';
import { migrate, openDatabase } from '#src/platform/db/index.ts';
import { DISK_TROUBLE } from '#src/platform/disk/index.ts';
import { createLog } from '#src/platform/log.ts';
import { createSecrets } from '#src/platform/secrets/index.ts';
import { createSignals } from '#src/platform/signals.ts';
import { createWorkers } from '#src/platform/workers/index.ts';

// A compiled program carries its Worker beside its main file; there the build froze import.meta.url at the source tree's path.
const isCompiled = Bun.main.startsWith('/$bunfs/');
const workerEntry = isCompiled
  ? new URL('./worker.ts', Bun.pathToFileURL(Bun.main))
  : new URL('../worker.ts', import.meta.url);

/** The folder of everything that is kept; made at the first start, for nobody else on this machine to look into. */
export function dataFolder(config: Config): string {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  return config.dataFolder;
}

/** The belt of machine parts over the database of a data folder, migrated. Commands beside a running server use it too. */
export async function openMachine(config: Config): Promise<{ machine: Machine; close(): Promise<void> }> {
  const signals = createSignals();
  const database = openDatabase(join(dataFolder(config), 'postroom.db'), () => signals.send(DISK_TROUBLE));
  migrate(database, migrations);
  const workers = createWorkers(workerEntry, config.workers);
  const pageWorkers = createWorkers(workerEntry, 1);
  const netWorkers = createWorkers(workerEntry, 1);
  const machine = {
    config,
    db: database.writer,
    reader: database.reader,
    clock: systemClock,
    log: createLog(config.logLevel, process.stdout.isTTY),
    secrets: createSecrets(config.secretKey),
    signals,
    workers,
    pageWorkers,
    netWorkers,
  };
  return {
    machine,
    async close() {
      workers.stop();
      pageWorkers.stop();
      netWorkers.stop();
      await database.close();
    },
  };
}
