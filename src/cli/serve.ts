import { join } from 'node:path';
import { createIntake, jobs as ingestJobs } from '#src/channels/email/ingest/index.ts';
import { aboutOf, emailDispatch, eventHandlers, routesFor } from '#src/channels/email/outgoing/index.ts';
import { eventHandlers as spamHandlers, jobs as spamJobs } from '#src/channels/email/spam/index.ts';
import { createAddressBook } from '#src/company/mailboxes/index.ts';
import { jobs as sessionJobs } from '#src/company/sessions/index.ts';
import { newSecret } from '#src/company/tokens/index.ts';
import { countUsers } from '#src/company/users/index.ts';
import { jobs as draftJobs } from '#src/inbox/drafts/index.ts';
import { runDelivery } from '#src/mail/delivery/index.ts';
import { dnsResolver } from '#src/mail/dns/index.ts';
import { startSmtpReceiver } from '#src/mail/smtp-receiver/index.ts';
import type { Config } from '#src/platform/config/index.ts';
import { followEvents, parkedEventJobs } from '#src/platform/events/index.ts';
import { runJobs } from '#src/platform/jobs/index.ts';
import { createHub } from '#src/platform/live/index.ts';
import { takeLock } from '#src/platform/lock.sqlite.ts';
import { hasRoom } from '#src/platform/room.ts';
import { createApp, startWeb } from '#src/web/index.ts';
import { smtpCertificate } from './certificate.ts';
import { listen } from './listen.ts';
import { dataFolder, openMachine } from './machine.ts';

export type Running = { webPort: number; smtpPort: number; setupToken: string; stop(): Promise<void> };

/** Starts everything on one data folder and says on the log where it listens. Resolves once both ports are open. */
export async function serve(config: Config): Promise<Running> {
  // What is open is closed from the outside in, at the end and when a later part can't start: nothing new is taken, then
  // what runs ends, then the file is closed.
  await using parts = new AsyncDisposableStack();
  const lock = takeLock(join(dataFolder(config), 'postroom.lock'));
  parts.defer(lock.release);
  const { machine, close } = await openMachine(config);
  parts.defer(close);
  const ctx = { ...machine, actor: 'system' };
  const { log, clock } = machine;
  const setupToken = newSecret();

  const hub = await createHub(ctx);
  parts.defer(hub.stop);
  const addressBook = createAddressBook(ctx);
  parts.defer(addressBook.stop);
  const handlers = [...eventHandlers, ...spamHandlers];
  const jobs = [
    ...ingestJobs,
    ...draftJobs(emailDispatch),
    ...sessionJobs,
    ...spamJobs,
    ...parkedEventJobs(handlers),
  ];
  const runner = await runJobs(ctx, jobs);
  parts.defer(runner.stop);
  const events = followEvents(ctx, handlers);
  parts.defer(events.stop);
  const delivery = await runDelivery(ctx, {
    ...routesFor(config, dnsResolver({ servers: config.dnsServers ?? undefined })),
    aboutOf,
  });
  parts.defer(delivery.stop);
  const webPlace = { host: config.webHost, port: config.webPort };
  const app = createApp({ machine, hub, setupToken });
  const web = await listen('POSTROOM_WEB_PORT', webPlace, () => startWeb(app, webPlace));
  parts.defer(() => web.stop());
  const smtpPlace = { host: config.smtpHost, port: config.smtpPort };
  const receiver = {
    ...smtpPlace,
    name: config.mailName,
    sizeLimit: config.sizeLimit,
    maxRecipients: config.recipientLimit,
    maxClients: config.smtpClients,
    trusted: config.smtpTrusted,
    proxies: config.smtpProxies,
    limits: { connections: config.smtpAddressClients, messagesPerMinute: config.smtpAddressMessages },
    tls: await smtpCertificate(ctx),
    isOurs: addressBook.isOurs,
    accept: createIntake(ctx),
    hasRoom: hasRoom(config.dataFolder, config.sizeLimit, clock),
    clock,
    log,
  };
  const smtp = await listen('POSTROOM_SMTP_PORT', smtpPlace, () => startSmtpReceiver(receiver));
  parts.defer(smtp.stop);

  const link = (config.publicUrl ?? `http://localhost:${web.port}`).replace(/\/$/, '');
  log.info({ web: web.port, smtp: smtp.port, data: config.dataFolder }, `Postroom is open at ${link}`);
  const isFirstRun = (await countUsers(machine.reader)) === 0;
  if (isFirstRun) log.info(`Set it up here: ${link}/setup?token=${setupToken}`);

  const opened = parts.move();
  return { webPort: web.port, smtpPort: smtp.port, setupToken, stop: () => opened.disposeAsync() };
}
