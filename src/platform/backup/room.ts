import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { freeBytes } from '../disk/index.ts';
import { BackupFailed } from './backup-failed.ts';

type Wanted = { database: string; target: string; isSealed: boolean; spareBytes: number };

const size = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;

/**
 * A backup must not fill the disk on which mail arrives. An encrypted one lies beside the database in clear first.
 * @param spareBytes what mail leaves free in the data folder
 * @throws BackupFailed
 */
export function ensureRoom({ database, target, isSealed, spareBytes }: Wanted): void {
  const [here, there] = [dirname(database), dirname(target)];
  const bytes = size(database) + size(`${database}-wal`);
  const isOneDisk = statSync(here).dev === statSync(there).dev;
  const copiesThere = isSealed && isOneDisk ? 2 : 1;
  wants(there, copiesThere * bytes + (isOneDisk ? spareBytes : 0));
  if (isSealed && !isOneDisk) wants(here, bytes + spareBytes);
}

function wants(folder: string, bytes: number): void {
  const free = freeBytes(folder);
  if (free >= bytes) return;
  throw new BackupFailed(
    `There is no room for it: ${folder} has ${gigabytes(free)} free, and ${gigabytes(bytes)} are needed.`,
  );
}
