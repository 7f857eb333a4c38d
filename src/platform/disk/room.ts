import { statfsSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/index.ts';

const CHECK_MS = 1000;
const MEGABYTE = 1_000_000;

/** What mail leaves free on the disk: five of the largest letters, and not less than the admin says. */
export const roomNeeded = ({ sizeLimit, spareMegabytes }: Pick<Config, 'sizeLimit' | 'spareMegabytes'>): number =>
  Math.max(5 * sizeLimit, spareMegabytes * MEGABYTE);

/** Bytes that we may still write there. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Whether the disk has room for more mail, so that it is refused before it is sent. Looked at once a second at the most. */
export function hasRoom(folder: string, needed: number, clock: Clock): () => boolean {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let answer = true;
  return () => {
    // A clock that was set back must not make the last answer last.
    if (Math.abs(clock.now() - checkedAt) >= CHECK_MS) {
      checkedAt = clock.now();
      answer = freeBytes(folder) > needed;
    }
    return answer;
  };
}
