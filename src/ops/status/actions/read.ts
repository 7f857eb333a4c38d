import { statSync } from 'node:fs';
import { join } from 'node:path';
import { listAccounts } from '#src/channels/email/accounts/index.ts';
import { type Actor, requireRight } from '#src/company/access/index.ts';
import { listDomains } from '#src/company/domains/index.ts';
import { countQueued, isPaused, queuedRecipients } from '#src/mail/delivery/index.ts';
import { backupSummary, sizesSince } from '#src/ops/backup/index.ts';
import type { Finding } from '#src/ops/domain-check/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { freeBytes, roomNeeded } from '#src/platform/disk/index.ts';
import { jobSums } from '#src/platform/jobs/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { tlsState } from '#src/platform/tls/index.ts';
import { VERSION } from '#src/platform/version.ts';
import type { Status } from '#views/ops/status/types.ts';
import { certificateLevel, daysUntilFull, growth, queueLevel, roomLevel } from '../levels.ts';
import type { ServerFacts } from '../server-facts.ts';

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 90;
const BROKEN = ['missing', 'wrong', 'warn'];

/** Everything the page shows, as it is now; a few small reads, so that the page may ask again and again. */
export async function readStatus(ctx: Ctx, actor: Actor | null, server: ServerFacts): Promise<Status> {
  requireRight(actor, 'company.manage');
  return {
    server: await serverStatus(ctx, server),
    storage: await storageStatus(ctx),
    backup: await backupSummary(ctx),
    mail: await mailStatus(ctx),
  };
}

async function serverStatus({ reader, workers, pageWorkers, netWorkers }: Ctx, { startedAt }: ServerFacts) {
  const loads = [workers, pageWorkers, netWorkers].map((pool) => pool.load());
  const sums = await jobSums(reader);
  const dead = sums.reduce((sum, each) => sum + each.dead, 0);
  return {
    version: VERSION,
    startedAt,
    memoryBytes: process.memoryUsage.rss(),
    busy: loads.reduce((sum, { busy }) => sum + busy, 0),
    waiting: loads.reduce((sum, { waiting }) => sum + waiting, 0),
    jobs: { waiting: sums.reduce((sum, each) => sum + each.waiting + each.running, 0), dead },
    jobsLevel: dead > 0 ? ('warn' as const) : ('ok' as const),
  };
}

const size = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

async function storageStatus({ reader, config, clock }: Ctx) {
  const database = join(config.dataFolder, 'postroom.db');
  const [free, needed] = [freeBytes(config.dataFolder), roomNeeded(config)];
  const sizes = await sizesSince(reader, clock.now() - HISTORY_DAYS * DAY_MS);
  const perDay = growth(sizes);
  const daysLeft = daysUntilFull(free, needed, perDay);
  return {
    databaseBytes: size(database),
    walBytes: size(`${database}-wal`),
    free,
    needed,
    sizes,
    perDay,
    daysLeft,
    level: roomLevel(free, needed, daysLeft),
  };
}

async function mailStatus(ctx: Ctx) {
  const { reader, clock } = ctx;
  const [oldest] = await queuedRecipients(reader, { limit: 1 });
  const paused = await readSetting(reader, isPaused);
  const oldestAt = oldest?.queuedAt ?? null;
  const states = (await listAccounts(reader)).filter(({ pausedAt }) => pausedAt === null).map(({ state }) => state);
  const domains = (await listDomains(reader)).filter(({ findings }) => findings !== null);
  const isBroken = ({ findings }: (typeof domains)[number]) =>
    (findings as Finding[]).some(({ state }) => BROKEN.includes(state));
  const certificate = await tlsState(ctx);
  return {
    queue: {
      count: [...(await countQueued(reader)).values()].reduce((sum, n) => sum + n, 0),
      oldestAt,
      isPaused: paused,
      level: queueLevel(oldestAt, paused, clock.now()),
    },
    accounts: tally(states, (state) => state === 'failing' || state === 'setup'),
    domains: tally(domains, isBroken),
    certificate: { ...certificate, level: certificateLevel(certificate, clock.now()) },
  };
}

function tally<T>(all: T[], isBad: (one: T) => boolean) {
  const bad = all.filter(isBad).length;
  return { good: all.length - bad, bad, level: bad > 0 ? ('warn' as const) : ('ok' as const) };
}
