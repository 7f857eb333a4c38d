import { setPriority } from 'node:os';
import { join } from 'node:path';
import { migrations } from '#migrations/index.ts';
import { recordMade } from '#src/ops/backup/index.ts';
import { type Made, makeBackup, schemaVersion } from '#src/platform/backup/index.ts';
import { systemClock } from '#src/platform/clock.ts';
import type { Config } from '#src/platform/config/index.ts';
import { roomNeeded } from '#src/platform/disk/index.ts';
import { askSecret } from './ask-secret.ts';
import { contentText, megabytes } from './backup-text.ts';
import { openMachine } from './machine.ts';
import { UsageError } from './usage-error.ts';

const FLAGS = ['--encrypt', '--json', '--unlisted'];
const SHORTEST = 8;
// Below the server that may run beside it: pages come first.
const GENTLE = 10;

/** Makes a backup of the data folder, beside a running server or without one; opens it again, checks it, says what is in it. */
export async function runBackup(config: Config, words: string[]): Promise<void> {
  const [file, ...more] = words.filter((word) => !word.startsWith('--'));
  const flags = words.filter((word) => word.startsWith('--'));
  if (file === undefined || more.length > 0 || flags.some((flag) => !FLAGS.includes(flag))) {
    throw new UsageError(
      'backup takes the name of a new file; with --encrypt a passphrase is asked for, --json is for programs.',
    );
  }
  setPriority(GENTLE);
  const database = join(config.dataFolder, 'postroom.db');
  const passphrase = config.backupPassphrase ?? (flags.includes('--encrypt') ? await newPassphrase() : null);
  const at = systemClock.now();
  const isUnlisted = flags.includes('--unlisted');
  const wanted = { database, target: file, passphrase, spareBytes: roomNeeded(config) };
  // One that nobody lists is never removed by anybody: a server that was killed meanwhile makes another when it is back.
  const parent = process.ppid;
  const isStillWanted = () => !isUnlisted || process.ppid === parent;
  const made = await makeBackup({ ...wanted, isStillWanted });
  if (!isUnlisted && schemaVersion(database) === migrations.length) await list(config, at, made);
  process.stdout.write(flags.includes('--json') ? `${JSON.stringify(made)}\n` : textOf(made));
}

/** So that the server's page knows of it, and its watch over the last backup's age. */
async function list(config: Config, at: number, made: Made): Promise<void> {
  const { machine, close } = await openMachine({ ...config, logLevel: 'silent' });
  try {
    await recordMade({ ...machine, actor: 'system' }, 'command', at, made);
  } finally {
    await close();
  }
}

async function newPassphrase(): Promise<string> {
  const passphrase = await askSecret('Passphrase: ');
  if (passphrase === null) throw new UsageError('Nobody can be asked here: set POSTROOM_BACKUP_PASSPHRASE.');
  if (passphrase.length < SHORTEST) throw new UsageError(`A passphrase has at least ${SHORTEST} characters.`);
  if ((await askSecret('Once more: ')) !== passphrase) throw new UsageError('These were two different ones.');
  return passphrase;
}

function textOf(made: Made): string {
  const { path, bytes, isSealed, version, tookMs } = made;
  const how = isSealed ? 'encrypted' : 'NOT encrypted';
  return `${path}
  ${megabytes(bytes)}, ${how}, schema ${version}, made and checked in ${(tookMs / 1000).toFixed(1)} s
  It holds ${contentText(made)}.
`;
}
