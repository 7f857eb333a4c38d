import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '#migrations/index.ts';
import { readConfig } from '#src/platform/config/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type Database, migrate, openDatabase } from '#src/platform/db/index.ts';
import { createLog } from '#src/platform/log.ts';
import { createSecrets } from '#src/platform/secrets/index.ts';
import { createSignals } from '#src/platform/signals.ts';
import { createWorkers, type Workers } from '#src/platform/workers/index.ts';

/** A folder of the test's own, removed by `await using`. */
export function temporaryFolder(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'postroom-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Nobody listens there, so every question fails at once: no test asks the DNS servers of its machine. */
export const NO_DNS = '127.0.0.1:1';

/** A clock that stands still until it is turned. */
export function turnableClock(startsAt = Date.UTC(2026, 2, 2, 9, 0)) {
  let now = startsAt;
  return {
    now: () => now,
    turn(ms: number) {
      now += ms;
    },
  };
}

export type TestMachine = { ctx: Ctx; clock: ReturnType<typeof turnableClock>; database: Database } & AsyncDisposable;

/** The belt of machine parts over a fresh, migrated database file; nothing listens and no job runs by itself. */
export function testMachine(env: Record<string, string> = {}): TestMachine {
  const folder = temporaryFolder();
  const config = readConfig({ POSTROOM_DATA: folder.path, POSTROOM_LOG: 'silent', POSTROOM_DNS: NO_DNS, ...env });
  const database = openDatabase(join(folder.path, 'postroom.db'));
  migrate(database, migrations);
  const clock = turnableClock();
  const entry = new URL('../../src/worker.ts', import.meta.url);
  const [workers, pageWorkers, netWorkers] = [1, 1, 1].map((size) => createWorkers(entry, size)) as [
    Workers,
    Workers,
    Workers,
  ];
  const ctx: Ctx = {
    config,
    db: database.writer,
    reader: database.reader,
    clock,
    log: createLog(config.logLevel, false),
    secrets: createSecrets(config.secretKey),
    signals: createSignals(),
    workers,
    pageWorkers,
    netWorkers,
    actor: 'system',
  };
  return {
    ctx,
    clock,
    database,
    async [Symbol.asyncDispose]() {
      workers.stop();
      pageWorkers.stop();
      netWorkers.stop();
      await database.close();
      folder[Symbol.dispose]();
    },
  };
}
