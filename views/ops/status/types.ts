import type { BackupSummary } from '../backup/types.ts';

export type Level = 'ok' | 'warn' | 'fail';

/** How many are in order, and how many need a look. */
export type Tally = { good: number; bad: number; level: Level };

/** Everything that the page Status shows at once. Times are UTC ms. */
export type Status = {
  server: {
    version: string;
    startedAt: number;
    memoryBytes: number;
    busy: number;
    waiting: number;
    jobs: { waiting: number; dead: number };
    jobsLevel: Level;
  };
  storage: {
    databaseBytes: number;
    walBytes: number;
    free: number;
    needed: number;
    sizes: { at: number; bytes: number }[];
    perDay: number | null;
    daysLeft: number | null;
    level: Level;
  };
  backup: BackupSummary;
  mail: {
    queue: { count: number; oldestAt: number | null; isPaused: boolean; level: Level };
    accounts: Tally;
    domains: Tally;
    certificate: { kind: 'files' | 'acme' | 'self-signed'; names: string[]; expiresAt: number; level: Level };
  };
};

/** One thing that doctor looked at, in its own (English) words. */
/** `title`: what the page Domains calls it, where it stands there with its records. */
export type CheckLine = { level: Level; check: string; title?: string; says: string; todo?: string };
