import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BackupFailed } from './backup-failed.ts';
import { type Checked, checkedFile } from './check.sqlite.ts';
import { copyDatabase } from './copy.sqlite.ts';
import { putInPlace, sync } from './on-disk.ts';
import { ensureRoom } from './room.ts';
import { sealFile } from './seal-file.ts';

/** A backup that was opened again and found whole; `bytes` are those of its file. */
export type Made = Checked & { path: string; isSealed: boolean; tookMs: number };

type Wanted = {
  database: string;
  target: string;
  passphrase: string | null;
  spareBytes: number;
  /** asked once it is checked: whoever wanted it may be gone by then */
  isStillWanted?: () => boolean;
};

/**
 * Makes a file of the database while others use it: copied, opened again, checked, counted, sealed where there is a
 * passphrase, on the disk, and only then under its name.
 * @throws BackupFailed, and then nothing is left but a file of that name that was there before
 */
export async function makeBackup(wanted: Wanted): Promise<Made> {
  const { database, passphrase, spareBytes, isStillWanted = () => true } = wanted;
  const began = performance.now();
  const target = resolve(wanted.target);
  refuse(database, target);
  ensureRoom({ database, target, isSealed: passphrase !== null, spareBytes });
  const part = partOf(target);
  const clear = passphrase === null ? part : clearOf(database, target);
  const remove = () => {
    for (const path of leftOver(database, target)) rmSync(path, { force: true });
  };
  remove();
  try {
    copyDatabase(database, clear);
    sync(clear);
    const checked = checkedFile(clear, 'The copy');
    if (passphrase !== null) await sealFile(clear, part, passphrase);
    if (!isStillWanted()) throw new BackupFailed('Who wanted it is gone.');
    const bytes = statSync(part).size;
    putInPlace(part, target);
    const tookMs = Math.round(performance.now() - began);
    return { ...checked, bytes, path: target, isSealed: passphrase !== null, tookMs };
  } finally {
    remove();
  }
}

function refuse(database: string, target: string): void {
  if (!existsSync(database)) throw new BackupFailed(`There is no database at ${database}.`);
  if (!existsSync(dirname(target))) throw new BackupFailed(`There is no folder ${dirname(target)}.`);
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory())
    throw new BackupFailed(`${target} is a folder: name the file that is made in it.`);
  if (existsSync(target)) throw new BackupFailed(`There is a file ${target} already.`);
}

/** What somebody who kills a backup may find of it. */
export const leftOver = (database: string, target: string): string[] => {
  const paths = [partOf(target), clearOf(database, target)];
  return paths.flatMap((path) => [path, `${path}-journal`]);
};

const partOf = (target: string): string => `${target}.part`;
const clearOf = (database: string, target: string): string => join(dirname(database), `${basename(target)}.unsealed`);
