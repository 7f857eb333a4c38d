import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecret } from '#src/company/tokens/index.ts';
import { COLLEAGUES, openNames, openOutside, playDemo } from '#src/ops/demo/index.ts';
import { standingClock, systemClock } from '#src/platform/clock.ts';
import type { Config } from '#src/platform/config/index.ts';
import { openMachine } from './machine.ts';
import { type Running, serve } from './serve.ts';

type Demo = { running: Running; folder: string; link: string; password: string; stop(): Promise<void> };

const PASSWORD_CHARS = 16;

/** A temporary instance, filled and open; nothing it writes leaves this machine, and nothing of it is kept. */
export async function openDemo(configured: Config): Promise<Demo> {
  await using parts = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'postroom-demo-'));
  parts.defer(() => rmSync(folder, { recursive: true, force: true }));
  const started = systemClock.now();
  let running: Running | null = null;
  const outside = await openOutside(() => running!.smtpPort);
  parts.defer(outside.stop);
  const names = await openNames();
  parts.defer(names.stop);
  const config: Config = {
    ...configured,
    dataFolder: folder,
    publicUrl: null,
    logLevel: 'warn',
    dnsServers: [names.server],
    relayHost: '127.0.0.1',
    relayPort: outside.port,
    relaySecurity: 'none',
    relayUser: null,
    relayPassword: null,
  };
  // The port may be open to a whole network: what everybody could look up would be no password.
  const password = newSecret().slice(0, PASSWORD_CHARS);
  const userId = await fill(config, { now: started, password });
  const secret = newSecret();
  running = await serve(config, { entrance: { secret, userId } });
  parts.defer(running.stop);
  const opened = parts.move();
  return {
    running,
    folder,
    link: `http://localhost:${running.webPort}/demo/${secret}`,
    password,
    stop: () => opened.disposeAsync(),
  };
}

/** @returns the id of the person the demo is entered as */
async function fill(config: Config, story: { now: number; password: string }): Promise<number> {
  const { machine, close } = await openMachine(config);
  try {
    const clock = standingClock(story.now);
    const people = await playDemo({ ...machine, clock, actor: 'system' }, story, clock.turnTo);
    return people.get('mara')!.userId;
  } finally {
    await close();
  }
}

/** `demo`: says how to get in, and runs until it is stopped. */
export async function runDemo(config: Config): Promise<void> {
  process.stdout.write('Filling a temporary folder with two hundred conversations...\n');
  const { link, password, running, stop } = await openDemo(config);
  const others = Object.values(COLLEAGUES)
    .slice(1)
    .map(({ email }) => email)
    .join(', ');
  process.stdout.write(
    `\nThe demo is open. You are ${COLLEAGUES.mara.name}:\n\n  ${link}\n\nIn another browser, sign in as ${others}; password "${password}".\nCustomers answer what you send, after a while. Mail can be sent to it at port ${running.smtpPort}.\nControl-C ends it, and nothing is kept.\n`,
  );
  const end = async () => {
    await stop();
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}
