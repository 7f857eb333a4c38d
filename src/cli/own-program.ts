import { join } from 'node:path';

/** A compiled program carries its files in itself; there the build froze import.meta at the source tree's path. */
export const isCompiled = Bun.main.startsWith('/$bunfs/');

/** How this program is started anew: for work that is done in a process of its own. */
export const ownProgram = (): string[] =>
  isCompiled ? [process.execPath] : [process.execPath, join(import.meta.dirname, '../main.ts')];
