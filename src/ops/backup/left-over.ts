import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { leftOver } from '#src/platform/backup/index.ts';

const DAY_MS = 86_400_000;

/** What a killed one leaves behind. */
export function removeLeftOver(dataFolder: string, target: string): void {
  for (const path of leftOver(join(dataFolder, 'postroom.db'), target)) rmSync(path, { force: true });
}

/**
 * What others left that were ended with the whole machine, or by hand: halves in the folder of backups, and copies in clear
 * that were to be encrypted. Nobody works on one for a day.
 */
export function sweepLeftOvers(dataFolder: string, backups: string, now: number): void {
  sweep(backups, /^postroom-.*\.part(-journal)?$/, now);
  sweep(dataFolder, /\.unsealed(-journal)?$/, now);
}

function sweep(folder: string, name: RegExp, now: number): void {
  for (const path of readdirSync(folder).flatMap((each) => (name.test(each) ? [join(folder, each)] : []))) {
    const file = statSync(path, { throwIfNoEntry: false });
    if (file?.isFile() && now - file.mtimeMs > DAY_MS) rmSync(path, { force: true });
  }
}
