import { accessSync, chownSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '#src/lib/errors.ts';
import type { Config } from '#src/platform/config/index.ts';

const USED = ['postroom.lock', 'postroom.db'];

/**
 * The folder of everything that is kept; made at the first start, for nobody else on this machine to look into.
 * @throws where it can't be used: another user's folder is the usual slip, and the system tells of it in other words each time
 */
export function dataFolder({ dataFolder: path }: Config): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const file of USED.map((name) => join(path, name)))
      if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new Error(`POSTROOM_DATA: ${path} can't be used: ${reason(path, error)}`, { cause: error });
  }
  return path;
}

/** What root makes in the data folder of a service is its user's to open afterwards. */
export function giveToOwner(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  chownSync(file, uid, gid);
}

function reason(path: string, error: unknown): string {
  const { code } = error as { code?: string };
  const user = process.getuid?.();
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'it is no folder.';
  if (code !== 'EACCES') return messageOf(error);
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  if (owner === undefined) return `user ${user} may not make it.`;
  return owner === user ? messageOf(error) : `it is of user ${owner}, and this is user ${user}.`;
}
