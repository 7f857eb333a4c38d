import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mount = (megabytes: number, path: string) =>
  Bun.spawnSync(['mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stderr: 'ignore' }).success;
const unmount = (path: string) => Bun.spawnSync(['umount', '-l', path], { stderr: 'ignore' });

function mayMount(): boolean {
  if (process.getuid?.() !== 0 || Bun.which('mount') === null) return false;
  const path = mkdtempSync(join(tmpdir(), 'postroom-disk-'));
  const isMounted = mount(1, path);
  if (isMounted) unmount(path);
  rmSync(path, { recursive: true });
  return isMounted;
}

/** True where file systems may be mounted, which takes root on a machine of one's own; other tests skip and say so once. */
export const hasSmallDisks = mayMount();

// A container may forbid root to mount, so that this is no missing tool.
if (!hasSmallDisks) process.stdout.write('Tests with a full disk skipped: this user may not mount a file system\n');

/** A file system of the test's own in memory, which can be filled. */
export function smallDisk(megabytes: number) {
  const path = mkdtempSync(join(tmpdir(), 'postroom-disk-'));
  if (!mount(megabytes, path)) throw new Error('The small disk could not be mounted');
  const filler = join(path, 'somebody-elses-file');
  const free = () => {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  };
  return {
    path,
    free,
    /** Leaves so many bytes to everybody. */
    fillUpTo(left: number): void {
      try {
        writeFileSync(filler, Buffer.alloc(Math.max(0, free() - left)), { flag: 'a' });
      } catch (error) {
        // Somebody else took the last of it meanwhile.
        if ((error as { code?: unknown }).code !== 'ENOSPC') throw error;
      }
    },
    /** Gives back what was filled. */
    empty: () => rmSync(filler, { force: true }),
    [Symbol.dispose]() {
      unmount(path);
      rmSync(path, { recursive: true, force: true });
    },
  };
}
