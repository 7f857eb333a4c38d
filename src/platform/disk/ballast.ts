import { randomFillSync } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';

const PIECE_BYTES = 1_000_000;

/**
 * A file of no content that can be given up when the disk is full, so that SQLite has room again: without any, even a
 * delete fails (hazard S18).
 */
export function createBallast(path: string, bytes: number) {
  const unfinished = `${path}.new`;
  return {
    bytes,
    isThere: (): boolean => existsSync(path),
    /** Really written, with what no file system packs or leaves out; piece by piece, since pages wait for this thread. */
    async make(): Promise<void> {
      const file = await open(unfinished, 'w', 0o600);
      try {
        const piece = new Uint8Array(PIECE_BYTES);
        for (let left = bytes; left > 0; left -= PIECE_BYTES) {
          await file.writeFile(randomFillSync(piece).subarray(0, Math.min(left, PIECE_BYTES)));
        }
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    },
    giveUp(): void {
      rmSync(path, { force: true });
      rmSync(unfinished, { force: true });
    },
  };
}
