import type { Generated } from 'kysely';

export type JobTable = {
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

/** A claimed job. `attempts` counts this one. */
export type ClaimedJob = { id: number; key: string | null; payload: string; attempts: number };
