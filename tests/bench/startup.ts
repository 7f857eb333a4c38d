import { freePort } from '#tests/support/free-port.ts';
import { temporaryFolder } from '#tests/support/machine.ts';
import { against, inMs, type Row } from './report.ts';
import { ROOT, SOURCE_COMMAND, serverEnv, stop } from './server.ts';

const ROUNDS = 5;
const MOST_MS = 20_000;
const TARGET_MS = 500;

/** From spawn until the web port answers, on a data folder that exists, as after every update; best of some. */
export async function startup(command: string[] = SOURCE_COMMAND, name = 'from source'): Promise<Row[]> {
  using folder = temporaryFolder();
  const first = await timeStart(command, folder.path);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timeStart(command, folder.path));
  return [
    { what: `${name}: very first start (makes the database and a certificate)`, measured: inMs(first) },
    { ...against(`${name}: start until the web answers`, Math.min(...times), { most: TARGET_MS, show: inMs }) },
  ];
}

async function timeStart(command: string[], folder: string): Promise<number> {
  const port = await freePort();
  const env = serverEnv(folder, { POSTROOM_WEB_PORT: String(port), POSTROOM_LOG: 'error' });
  const began = performance.now();
  const child = Bun.spawn(command, { env, cwd: ROOT, stdout: 'ignore', stderr: 'inherit' });
  try {
    for (;;) {
      const response = await fetch(`http://127.0.0.1:${port}/sign-in`).catch(() => null);
      if (response?.ok) return performance.now() - began;
      if (performance.now() - began > MOST_MS || child.exitCode !== null) throw new Error('The server did not answer');
      await Bun.sleep(2);
    }
  } finally {
    await stop(child);
  }
}
