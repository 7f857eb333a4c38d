import { resolve } from 'node:path';
import { BackupFailed, type Made } from '#src/platform/backup/index.ts';
import type { Config } from '#src/platform/config/index.ts';

/** A backup that is being made in a process of its own. */
export type Child = { made: Promise<Made>; kill(): void };

/**
 * Runs the program itself with `backup FILE`: SQLite blocks the thread that copies, a process can be killed at any moment,
 * runs with less priority than pages, and gives all its memory back.
 * @param program how this program is started
 */
export function startChild(program: string[], config: Config, target: string): Child {
  const child = Bun.spawn([...program, 'backup', target, '--json', '--unlisted'], {
    // Nothing else of ours: what the child needs is the data folder, what to leave free, and the passphrase.
    env: {
      POSTROOM_DATA: resolve(config.dataFolder),
      POSTROOM_SPARE_MB: String(config.spareMegabytes),
      POSTROOM_SIZE_LIMIT: String(config.sizeLimit),
      POSTROOM_BACKUP_PASSPHRASE: config.backupPassphrase ?? '',
    },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  });
  return { made: resultOf(child), kill: () => child.kill('SIGKILL') };
}

async function resultOf(child: Bun.Subprocess<'ignore', 'pipe', 'pipe'>): Promise<Made> {
  const [out, said, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), child.exited]);
  if (code === 0) return JSON.parse(out) as Made;
  throw new BackupFailed(said.trim() || 'It was ended from outside.');
}

const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();
