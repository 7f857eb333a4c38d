import { join } from 'node:path';
import { createAddressBook } from '#src/company/mailboxes/index.ts';
import { newSecret } from '#src/company/tokens/index.ts';
import { countUsers } from '#src/company/users/index.ts';
import { dnsResolver } from '#src/mail/dns/index.ts';
import type { Entrance } from '#src/ops/demo/index.ts';
import type { Config } from '#src/platform/config/index.ts';
import { guardDisk, hasRoom, roomNeeded } from '#src/platform/disk/index.ts';
import { createHub } from '#src/platform/live/index.ts';
import { takeLock } from '#src/platform/lock.sqlite.ts';
import { CHECK_TLS, createTls } from '#src/platform/tls/index.ts';
import { createApp } from '#src/web/index.ts';
import { startBackground } from './background.ts';
import { dataFolder } from './data-folder.ts';
import { openMailPort } from './mail-port.ts';
import { openUpdatedMachine } from './updated-machine.ts';
import { openWebPorts } from './web-ports.ts';

export type Running = {
  webPort: number;
  /** the one without TLS beside it */
  httpPort: number | null;
  smtpPort: number;
  setupToken: string;
  /** looks for a new certificate now, and not within half a minute */
  lookAtTls(): void;
  stop(): Promise<void>;
};

/**
 * Starts everything on one data folder and says on the log where it listens. Resolves once both ports are open.
 * @param options.entrance a way in without a password, for the demo
 */
export async function serve(config: Config, { entrance }: { entrance?: Entrance } = {}): Promise<Running> {
  // What is open is closed from the outside in, at the end and when a later part can't start: nothing new is taken, then
  // what runs ends, then the file is closed.
  await using parts = new AsyncDisposableStack();
  const lock = takeLock(join(dataFolder(config), 'postroom.lock'));
  parts.defer(lock.release);
  const { machine, close } = await openUpdatedMachine(config);
  parts.defer(close);
  const ctx = { ...machine, actor: 'system' };
  const { log, clock } = machine;
  const setupToken = newSecret();
  let isReady = false;

  const disk = guardDisk(ctx);
  parts.defer(disk.stop);
  const hub = await createHub(ctx);
  parts.defer(hub.stop);
  const addressBook = createAddressBook(ctx);
  parts.defer(addressBook.stop);
  const resolver = dnsResolver({ servers: config.dnsServers ?? undefined });
  const background = await startBackground(ctx, resolver);
  parts.defer(background.stop);
  const tls = await createTls(ctx);
  const facts = { startedAt: clock.now(), isReady: () => isReady, jobKinds: background.jobKinds };
  const app = createApp({
    machine,
    hub,
    setupToken,
    resolver,
    answerChallenge: tls.answerChallenge,
    server: facts,
    entrance,
  });
  const web = await openWebPorts(config, app, tls);
  parts.defer(web.stop);
  const room = hasRoom(config.dataFolder, roomNeeded(config), clock);
  const smtp = await openMailPort(ctx, { tls, isOurs: addressBook.isOurs, hasRoom: room });
  parts.defer(smtp.stop);
  tls.keep(async (certificate) => {
    smtp.useCertificate(certificate);
    await web.useCertificate(certificate);
  });
  parts.defer(tls.stop);

  const { link, httpPort } = web;
  log.info({ web: web.port, smtp: smtp.port, data: config.dataFolder }, `Postroom is open at ${link}`);
  const isFirstRun = (await countUsers(machine.reader)) === 0;
  if (isFirstRun) log.info(`Set it up here: ${link}/setup?token=${setupToken}`);

  isReady = true;
  // First of all that ends: whoever asks is told before a port closes.
  parts.defer(() => {
    isReady = false;
  });
  const opened = parts.move();
  const lookAtTls = () => machine.signals.send(CHECK_TLS);
  return { webPort: web.port, httpPort, smtpPort: smtp.port, setupToken, lookAtTls, stop: () => opened.disposeAsync() };
}
