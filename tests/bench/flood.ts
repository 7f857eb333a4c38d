import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { MAILBOX } from '#tests/support/postroom.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { against, inMs, type Row } from './report.ts';
import { type BenchServer, startServer, stop } from './server.ts';

const CONNECTIONS = 1000;
const REQUESTS = 300;
const LETTERS = 20;
const BETWEEN_MS = 20;
const MOST_P95_MS = 100;
const PATHS = ['/inbox/open', '/conversations/1', '/counts'];

/** Pages, and letters of others, while a thousand connections say commands as fast as they are answered (S25). */
export async function flood(): Promise<Row[]> {
  await using server = await startServer(undefined, undefined, { POSTROOM_SMTP_CLIENTS: String(CONNECTIONS + 50) });
  await sendOne(server);
  await Bun.sleep(500);
  const quiet = await pageTimes(server);
  const flooder = startFlooder(server.smtpPort);
  try {
    await flooder.ready;
    const [times, letters, commands] = [await pageTimes(server), await letterTimes(server), flooder.perSecond()];
    const show = inMs;
    const note = `Flood: ${CONNECTIONS} connections on loopback, which have no limits of their own; ${commands.toLocaleString('en')} commands/s were answered.`;
    return [
      { what: 'page, nobody floods: p95', measured: show(at(quiet, 0.95)) },
      { what: 'page during the flood: p50', measured: show(at(times, 0.5)) },
      { ...against('page during the flood: p95', at(times, 0.95), { most: MOST_P95_MS, show }), note },
      { what: 'page during the flood: p99', measured: show(at(times, 0.99)) },
      { what: 'letter of somebody else during the flood: p95', measured: show(at(letters, 0.95)) },
    ];
  } finally {
    await stop(flooder.child);
  }
}

const at = (times: number[], share: number) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]!;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function pageTimes({ browser }: BenchServer): Promise<number[]> {
  const times: number[] = [];
  for (let each = 0; each < REQUESTS; each++) {
    times.push(await timed(async () => (await browser.get(PATHS[each % PATHS.length]!)).text()));
    await Bun.sleep(BETWEEN_MS);
  }
  return times;
}

const sendOne = ({ smtpPort }: BenchServer) =>
  sendLetter(smtpPort, { to: MAILBOX.address, bytes: letter({ From: 'ann@customer.test', Subject: 'Hello' }) });

async function letterTimes(server: BenchServer): Promise<number[]> {
  const times: number[] = [];
  for (let each = 0; each < LETTERS; each++) times.push(await timed(() => sendOne(server)));
  return times;
}

/** A process of its own, so that it takes no time from the requests that are measured. */
function startFlooder(port: number) {
  const args = [join(import.meta.dirname, 'flooder.ts'), String(port), String(CONNECTIONS)];
  const child = Bun.spawn([process.execPath, ...args], { stdout: 'pipe', stderr: 'inherit' });
  const ready = Promise.withResolvers<void>();
  const counts: number[] = [];
  void (async () => {
    for await (const line of createInterface({ input: Readable.fromWeb(child.stdout as never) })) {
      if (line === 'ready') ready.resolve();
      else counts.push(Number(line));
    }
    ready.reject(new Error('The flooder ended'));
  })();
  const perSecond = () =>
    Math.round(counts.slice(1).reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length - 1));
  return { child, ready: ready.promise, perSecond };
}
