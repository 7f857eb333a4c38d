import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { BackupFailed } from './backup-failed.ts';

/** Waits until a file's bytes, or a folder's names, are on the disk. */
export function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Gives a finished file its name, and nothing else that has it by then. @throws BackupFailed */
export function putInPlace(part: string, target: string): void {
  sync(part);
  try {
    linkSync(part, target);
    rmSync(part);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST') throw new BackupFailed(`There is a file ${target} already.`);
    // Not every file system knows two names of one file.
    renameSync(part, target);
  }
  sync(dirname(target));
}
