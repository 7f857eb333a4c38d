import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

/** Another server works on this data folder. */
export class Locked extends Error {
  override name = 'Locked';
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Marks the data folder as being served. A file left by a crash is taken over: the process it names is gone.
 * @throws Locked
 */
export function takeLock(path: string): { release(): void } {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const pid = Number(readFileSync(path, 'utf8'));
    if (pid > 0 && isAlive(pid))
      throw new Locked(`Postroom runs on this data folder already (process ${pid}, lock ${path}).`);
    rmSync(path, { force: true });
    return takeLock(path);
  }
  return { release: () => rmSync(path, { force: true }) };
}
