import { statfsSync } from 'node:fs';
import type { Clock } from './clock.ts';

const LEAST_BYTES = 500_000_000;
const CHECK_MS = 1000;

/** Whether the disk has room for more mail: five of the largest, at least 500 MB. Looked at once a second at the most. */
export function hasRoom(folder: string, sizeLimit: number, clock: Clock): () => boolean {
  const needed = Math.max(5 * sizeLimit, LEAST_BYTES);
  let checkedAt = Number.NEGATIVE_INFINITY;
  let answer = true;
  return () => {
    // A clock that was set back must not make the last answer last.
    if (Math.abs(clock.now() - checkedAt) >= CHECK_MS) {
      checkedAt = clock.now();
      const { bavail, bsize } = statfsSync(folder);
      answer = bavail * bsize > needed;
    }
    return answer;
  };
}
