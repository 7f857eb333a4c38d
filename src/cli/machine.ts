import { join } from 'node:path';
import { migrations } from '#migrations/index.ts';
import { schemaVersion } from '#src/platform/backup/index.ts';
import { systemClock } from '#src/platform/clock.ts';
import type { Config } from '#src/platform/config/index.ts';
import type { Machine } from '#src/platform/context.ts';
import { migrate, openDatabase } from '#src/platform/db/index.ts';
import { DISK_TROUBLE } from '#src/platform/disk/index.ts';
import { createLog } from '#src/platform/log.ts';
import { createSecrets } from '#src/platform/secrets/index.ts';
import { createSignals } from '#src/platform/signals.ts';
import { createWorkers } from '#src/platform/workers/index.ts';
import { dataFolder } from './data-folder.ts';
import { isCompiled } from './own-program.ts';

// A compiled program carries its Worker beside its main file.
const workerEntry = isCompiled
  ? new URL('./worker.ts', Bun.pathToFileURL(Bun.main))
  : new URL('../worker.ts', import.meta.url);

/** A database that waits to be brought up to date, which is `serve`'s to do: it makes a backup first. */
class Outdated extends Error {
  override name = 'Outdated';
}

const outdated = () => {
  throw new Outdated(
    'The database is of an older Postroom. Start this one, which brings it up to date: postroom serve',
  );
};

/**
 * The belt of machine parts over the database of a data folder. Commands beside a running server use it too.
 * @param beforeUpdate what is done before an older schema is changed; without it that is refused
 */
export async function openMachine(
  config: Config,
  beforeUpdate: (version: number) => void | Promise<void> = outdated,
): Promise<{ machine: Machine; close(): Promise<void> }> {
  const signals = createSignals();
  const path = join(dataFolder(config), 'postroom.db');
  const version = schemaVersion(path);
  if (version !== null && version < migrations.length) await beforeUpdate(version);
  const database = openDatabase(path, () => signals.send(DISK_TROUBLE));
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
