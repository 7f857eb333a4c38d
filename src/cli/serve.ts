import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createIntake, jobs as ingestJobs } from '#src/channels/email/ingest/index.ts';
import { aboutOf, emailDispatch, eventHandlers, routesFor } from '#src/channels/email/outgoing/index.ts';
import { createAddressBook } from '#src/company/mailboxes/index.ts';
import { newSecret } from '#src/company/tokens/index.ts';
import { countUsers } from '#src/company/users/index.ts';
import { jobs as draftJobs } from '#src/inbox/drafts/index.ts';
import { dnsResolver, runDelivery } from '#src/mail/delivery/index.ts';
import { startSmtpReceiver } from '#src/mail/smtp-receiver/index.ts';
import type { Config } from '#src/platform/config/index.ts';
import { followEvents } from '#src/platform/events/index.ts';
import { runJobs } from '#src/platform/jobs/index.ts';
import { createHub } from '#src/platform/live/index.ts';
import { takeLock } from '#src/platform/lock.ts';
import { hasRoom } from '#src/platform/room.ts';
import { createApp, startWeb } from '#src/web/index.ts';
import { smtpCertificate } from './certificate.ts';
import { openMachine } from './machine.ts';

export type Running = { webPort: number; smtpPort: number; setupToken: string; stop(): Promise<void> };

/** Starts everything on one data folder and says on the log where it listens. Resolves once both ports are open. */
export async function serve(config: Config): Promise<Running> {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const lock = takeLock(join(config.dataFolder, 'postroom.lock'));
  const { machine, close } = await openMachine(config);
  const ctx = { ...machine, actor: 'system' };
  const { log, clock } = machine;
  const setupToken = newSecret();

  const hub = await createHub(ctx);
  const addressBook = createAddressBook(ctx);
  const runner = await runJobs(ctx, [...ingestJobs, ...draftJobs(emailDispatch)]);
  const events = followEvents(ctx, eventHandlers);
  const delivery = await runDelivery(ctx, { ...routesFor(config, dnsResolver()), aboutOf });
  const web = startWeb(createApp({ machine, hub, setupToken }), { host: config.webHost, port: config.webPort });
  const smtp = await startSmtpReceiver({
    host: config.smtpHost,
    port: config.smtpPort,
    name: config.mailName,
    sizeLimit: config.sizeLimit,
    maxRecipients: config.recipientLimit,
    maxClients: config.smtpClients,
    tls: await smtpCertificate(ctx),
    isOurs: addressBook.isOurs,
    accept: createIntake(ctx),
    hasRoom: hasRoom(config.dataFolder, config.sizeLimit, clock),
    clock,
    log,
  });

  const link = (config.publicUrl ?? `http://localhost:${web.port}`).replace(/\/$/, '');
  log.info({ web: web.port, smtp: smtp.port, data: config.dataFolder }, `Postroom is open at ${link}`);
  const isFirstRun = (await countUsers(machine.reader)) === 0;
  if (isFirstRun) log.info(`Set it up here: ${link}/setup?token=${setupToken}`);

  return {
    webPort: web.port,
    smtpPort: smtp.port,
    setupToken,
    // From the outside in: nothing new is taken, then what runs ends, then the file is closed.
    async stop() {
      await smtp.stop();
      await web.stop();
      await Promise.all([runner.stop(), events.stop(), delivery.stop(), hub.stop()]);
      addressBook.stop();
      await close();
      lock.release();
    },
  };
}
