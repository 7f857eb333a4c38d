import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '#migrations/index.ts';
import { settleRestored } from '#src/ops/backup/index.ts';
import { BackupFailed, type Checked, replaceDatabase, unpackBackup } from '#src/platform/backup/index.ts';
import { systemClock } from '#src/platform/clock.ts';
import type { Config } from '#src/platform/config/index.ts';
import { takeLock } from '#src/platform/lock.sqlite.ts';
import { askSecret } from './ask-secret.ts';
import { contentText } from './backup-text.ts';
import { dataFolder, giveToOwner } from './data-folder.ts';
import { openMachine } from './machine.ts';
import { UsageError } from './usage-error.ts';

/** Without them it is some other program's database. */
const OURS = ['raw', 'conversation', 'user', 'event'];

/**
 * Puts a backup in the place of the data. It is proved first, in a folder of its own: opened, checked, counted, brought up
 * to date. What was there before is kept. Refused while a server runs on the data folder.
 */
export async function runRestore(config: Config, [file, ...more]: string[]): Promise<void> {
  if (file === undefined || more.length > 0) throw new UsageError('restore takes the name of a backup.');
  const folder = dataFolder(config);
  const lockFile = join(folder, 'postroom.lock');
  const lock = takeLock(lockFile);
  const proving = join(folder, 'restoring');
  const forget = () => rmSync(proving, { recursive: true, force: true });
  try {
    forget();
    mkdirSync(proving, { mode: 0o700 });
    const checked = await proved(config, file, proving);
    const told = await settled({ ...config, dataFolder: proving, logLevel: 'silent' }, file);
    const aside = join(folder, `postroom-before-restore-${stamp()}.db`);
    const fresh = join(proving, 'postroom.db');
    for (const file of [lockFile, fresh]) giveToOwner(folder, file);
    const isKept = replaceDatabase(fresh, join(folder, 'postroom.db'), aside);
    process.stdout.write(textOf(file, checked, told, isKept ? aside : null));
  } finally {
    forget();
    lock.release();
  }
}

async function proved({ backupPassphrase }: Config, file: string, proving: string): Promise<Checked> {
  const ask = async () => backupPassphrase ?? (await askSecret('Passphrase of the backup: '));
  const checked = await unpackBackup(file, join(proving, 'postroom.db'), ask);
  if (checked.version === 0 || OURS.some((table) => !(table in checked.counts))) {
    throw new BackupFailed(`${file} is a sound database, but not one of Postroom.`);
  }
  if (checked.version > migrations.length) {
    throw new BackupFailed(
      `${file} was made by a newer Postroom (schema ${checked.version}; this one knows up to ${migrations.length}). Restore it with that version.`,
    );
  }
  return checked;
}

/** In the proving folder: the schema of today, and what must not go on as if no time had passed. */
async function settled(config: Config, file: string) {
  const { machine, close } = await openMachine(config, () => {});
  try {
    return await settleRestored({ ...machine, actor: 'system' }, file);
  } finally {
    await close();
  }
}

const stamp = () => new Date(systemClock.now()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');

type Settled = Awaited<ReturnType<typeof settleRestored>>;

function textOf(file: string, checked: Checked, { newestAt, isPaused }: Settled, aside: string | null): string {
  const lines = [
    `${file} was checked and is in place.`,
    `It holds ${contentText(checked)}.`,
    newestAt === null ? '' : `The newest that happened in it is of ${new Date(newestAt).toISOString()}.`,
    aside === null ? '' : `What was there before is kept: ${aside}`,
    isPaused ? 'Mail waited to leave when it was made, and may have left since: sending is paused.' : '',
    isPaused ? 'Look at the queue (Mail log), then let it go on (Sending).' : '',
    'Everybody signs in anew. Start it: postroom serve',
  ];
  return `${lines.filter(Boolean).join('\n')}\n`;
}
