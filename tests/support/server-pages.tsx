import type { SettingsPage } from '#views/layouts/settings-nav.tsx';
import { BackupsPage, type BackupsPageProps } from '#views/ops/backup/backups-page.tsx';
import type { ShownBackup } from '#views/ops/backup/types.ts';
import { JobsPage } from '#views/ops/jobs/jobs-page.tsx';
import type { DeadKind } from '#views/ops/jobs/types.ts';
import { StatusPage } from '#views/ops/status/status-page.tsx';
import type { Status } from '#views/ops/status/types.ts';
import type { Dated } from '#views/ui/types.ts';

type Page = { name: string; body: unknown; page: SettingsPage };

const DAY = 86_400_000;

const backup = (now: number, text: string): ShownBackup => ({
  id: 1,
  reason: 'nightly',
  at: now - DAY,
  name: text,
  path: text,
  bytes: 12_345_678,
  isSealed: true,
  tookMs: 4000,
  counts: { raw: 12_000, conversation: 1, user: 4 },
  error: null,
  isThere: true,
});

/** Status, backups and jobs: all well, and everything wrong. */
export function serverPages(dated: Dated, text: string): Page[] {
  const { now } = dated;
  const status = (name: string, props: Parameters<typeof StatusPage>[0]): Page => ({
    name: `status-${name}`,
    page: 'status',
    body: <StatusPage {...props} />,
  });
  const lines = (['ok', 'warn', 'fail'] as const).map((level) => ({ level, check: text, says: text, todo: text }));
  const jobs = (name: string, body: unknown): Page => ({ name: `jobs-${name}`, page: 'jobs', body });
  const row = { kind: 'letter.parse', isKnown: true, waiting: 1200, running: 2, failing: 3, nextAt: now };
  return [
    status('well', { ...dated, status: statusAt(now, backup(now, text)), checks: null }),
    status('ill', { ...dated, status: illAt(now, text), checks: lines }),
    ...backupPages(dated, text),
    jobs(
      'dead',
      <JobsPage {...dated} rows={[row]} dead={deadJobs(now, text)} notice={{ verb: 'retried', count: 2 }} />,
    ),
    jobs('idle', <JobsPage {...dated} rows={[]} dead={[]} notice={{ verb: 'discarded', count: 0 }} />),
  ];
}

function backupPages(dated: Dated, text: string): Page[] {
  const { now, w } = dated;
  const made = backup(now, text);
  const reasons = Object.keys(w.backup.reasons) as ShownBackup['reason'][];
  const listed = reasons.map((reason, i) => ({ ...made, reason, isSealed: i % 2 === 0, isThere: i !== 2 }));
  const props: BackupsPageProps = {
    ...dated,
    summary: statusAt(now, made).backup,
    backups: [...listed, { ...made, bytes: null, tookMs: null, error: text, isThere: false }],
    nightly: { isOn: true, hour: 3, timeZone: text, keep: 7, folder: text },
    defaultFolder: text,
    isSealing: false,
    notice: 'saved',
    form: { errors: {}, values: {} },
  };
  const draw = (name: string, changes: Partial<BackupsPageProps>): Page => ({
    name: `backups-${name}`,
    page: 'status',
    body: <BackupsPage {...props} {...changes} />,
  });
  const refused = { errors: { folder: w.errors.fields.backupFolder }, values: { folder: text, keep: '7', hour: '3' } };
  return [
    draw('list', {}),
    draw('running', { summary: { ...props.summary, isRunning: true }, isSealing: true, notice: 'asked' }),
    draw('none', { backups: [], notice: null, form: refused }),
  ];
}

export const statusAt = (now: number, last: ShownBackup | null): Status => ({
  server: {
    version: '0.1.0',
    startedAt: now - DAY,
    memoryBytes: 180_000_000,
    busy: 0,
    waiting: 0,
    jobs: { waiting: 7, dead: 0 },
    jobsLevel: 'ok',
  },
  storage: {
    databaseBytes: 712_000_000,
    walBytes: 4_000_000,
    free: 900_000_000,
    needed: 500_000_000,
    sizes: [3, 2, 1].map((days) => ({ at: now - days * DAY, bytes: 700_000_000 - days * 4_000_000 })),
    perDay: null,
    daysLeft: null,
    level: 'ok',
  },
  backup: { last, failure: null, nextAt: now + DAY, isRunning: false, level: 'ok' },
  mail: {
    queue: { count: 0, oldestAt: null, isPaused: false, level: 'ok' },
    accounts: { good: 2, bad: 0, level: 'ok' },
    domains: { good: 0, bad: 0, level: 'ok' },
    certificate: { kind: 'acme', names: ['mail.example'], expiresAt: now + 60 * DAY, level: 'ok' },
  },
});

function illAt(now: number, text: string): Status {
  const { server, storage, backup, mail } = statusAt(now, null);
  return {
    server: { ...server, busy: 2, waiting: 30, jobs: { waiting: 1, dead: 1 }, jobsLevel: 'warn' },
    storage: { ...storage, perDay: 4_000_000, daysLeft: 12, level: 'fail' },
    backup: { ...backup, failure: { at: now, error: text }, nextAt: null, level: 'fail' },
    mail: {
      queue: { count: 31, oldestAt: now - 2 * DAY, isPaused: true, level: 'warn' },
      accounts: { good: 1, bad: 1, level: 'warn' },
      domains: { good: 1, bad: 2, level: 'warn' },
      certificate: { ...mail.certificate, kind: 'self-signed', level: 'fail' },
    },
  };
}

const deadJobs = (now: number, text: string): DeadKind[] => {
  const job = { id: 4, createdAt: now - DAY, error: text, about: 'rawId 12' };
  const base = { count: 1, jobs: [job], isKnown: true, isParked: false };
  return [
    { ...base, kind: 'letter.parse', count: 40, jobs: [job, { ...job, error: `${text}\n${text}` }] },
    { ...base, kind: 'event.spam.learn', isParked: true },
    { ...base, kind: text, isKnown: false },
  ];
};
