import type { Generated } from 'kysely';

/** Why a backup was made: in the night, by a button, by the command line, before a newer Postroom changed the schema. */
export type Reason = 'nightly' | 'asked' | 'command' | 'update';

/** One that was made (`bytes`, `tookMs`, rows of each table in `counts`), or that failed (`error`). */
export type Backup = {
  id: number;
  reason: Reason;
  at: number;
  path: string;
  bytes: number | null;
  isSealed: boolean;
  tookMs: number | null;
  counts: Record<string, number>;
  error: string | null;
};

export type StoredBackup = Omit<Backup, 'id' | 'isSealed' | 'counts'> & { isSealed: number; counts: string };

export type BackupTables = { backup: StoredBackup & { id: Generated<number> } };
