import { statSync } from 'node:fs';
import { join } from 'node:path';
import { countQueued } from '#src/mail/delivery/index.ts';
import { backupSummary } from '#src/ops/backup/index.ts';
import { listAlarms } from '#src/platform/alarms/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { freeBytes } from '#src/platform/disk/index.ts';
import { lastEventId } from '#src/platform/events/index.ts';
import { jobSums } from '#src/platform/jobs/index.ts';
import type { Metric, Sample } from './exposition.ts';

const gauge = (name: string, help: string, samples: Sample[]): Metric => ({
  name: `postroom_${name}`,
  type: 'gauge',
  help,
  samples,
});

const one = (name: string, help: string, value: number): Metric => gauge(name, help, [{ value }]);

const size = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** What stands now: small reads, none of which grows with the archive. */
export async function readMetrics(ctx: Ctx, { version, startedAt }: { version: string; startedAt: number }) {
  const { config, reader, workers, pageWorkers, netWorkers } = ctx;
  const database = join(config.dataFolder, 'postroom.db');
  const sums = await jobSums(reader);
  const { last } = await backupSummary(ctx);
  const jobs = sums.flatMap(({ kind, waiting, running, dead }) =>
    Object.entries({ waiting, running, dead }).map(([state, value]) => ({ labels: { kind, state }, value })),
  );
  const pools = Object.entries({ mail: workers, pages: pageWorkers, network: netWorkers });
  const { user, system } = process.cpuUsage();
  return [
    gauge('info', 'Which version runs', [{ labels: { version }, value: 1 }]),
    one('start_time_seconds', 'When it was started', startedAt / 1000),
    one('resident_memory_bytes', 'Memory of the process', process.memoryUsage.rss()),
    counter('cpu_seconds_total', 'Processor time used', (user + system) / 1e6),
    one('database_bytes', 'Size of the database file', size(database)),
    one('wal_bytes', 'Size of the write-ahead log', size(`${database}-wal`)),
    one('disk_free_bytes', 'Room left for the data folder', freeBytes(config.dataFolder)),
    gauge('jobs', 'Jobs by kind and state', jobs),
    gauge(
      'queue_recipients',
      'Recipients whose mail has not left, by state',
      [...(await countQueued(reader))].map(([state, value]) => ({ labels: { state }, value })),
    ),
    gauge(
      'workers_busy',
      'Threads at work',
      pools.map(([pool, each]) => ({ labels: { pool }, value: each.load().busy })),
    ),
    gauge(
      'workers_waiting',
      'Tasks that wait for a thread',
      pools.map(([pool, each]) => ({ labels: { pool }, value: each.load().waiting })),
    ),
    counter('events_total', 'Everything that ever happened, one for each change', await lastEventId(reader)),
    gauge(
      'alarms',
      'What needs an admin',
      (await listAlarms(reader)).map(({ name }) => ({ labels: { name }, value: 1 })),
    ),
    gauge('last_backup_time_seconds', 'When the newest good backup was made', last ? [{ value: last.at / 1000 }] : []),
    gauge('last_backup_bytes', 'Size of that backup', last ? [{ value: last.bytes ?? 0 }] : []),
  ];
}

const counter = (name: string, help: string, value: number): Metric => ({
  name: `postroom_${name}`,
  type: 'counter',
  help,
  samples: [{ value }],
});
