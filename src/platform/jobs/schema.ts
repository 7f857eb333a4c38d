import type { Generated } from 'kysely';

type JobTable = {
  id: Generated<number>;
  kind: string;
  key: string | null;
  payload: string;
  runAt: number | null;
  attempts: Generated<number>;
  error: string | null;
  createdAt: number;
};

export type JobTables = { job: JobTable };

export type NewJob = {
  kind: string;
  key?: string;
  payload: string;
  runAt: number | null;
  error?: string;
  createdAt: number;
};

/**
 * The next job of a kind, when it is due (UTC ms), and whether it was claimed before and never heard of again: the process
 * died over it, perhaps because of it.
 */
export type NextJob = { runAt: number; isSuspect: boolean };

/** A claimed job. `attempts` counts this one. */
export type ClaimedJob = { id: number; payload: string; attempts: number };
