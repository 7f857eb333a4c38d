import { createIntake, envelopeOf } from '#src/channels/email/ingest/index.ts';
import { createObjection } from '#src/mail/authentication/index.ts';
import { type Letter, startSmtpReceiver } from '#src/mail/smtp-receiver/index.ts';
import { noteRefusals } from '#src/mail/trace/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Tls } from '#src/platform/tls/index.ts';
import { listen } from './listen.ts';

type Deps = { tls: Tls; isOurs(address: string): boolean | Promise<boolean>; hasRoom(): boolean };

/** Opens the port on which mail comes in. */
export async function openMailPort(ctx: Ctx, { tls, isOurs, hasRoom }: Deps) {
  const { config, clock, log } = ctx;
  const place = { host: config.smtpHost, port: config.smtpPort };
  const refusals = refusalNotes(ctx);
  const objection = createObjection(ctx);
  const receiver = {
    ...place,
    name: config.mailName,
    sizeLimit: config.sizeLimit,
    maxRecipients: config.recipientLimit,
    maxClients: config.smtpClients,
    trusted: config.smtpTrusted,
    proxies: config.smtpProxies,
    limits: { connections: config.smtpAddressClients, messagesPerMinute: config.smtpAddressMessages },
    tls: tls.current(),
    isOurs,
    objectionTo: (letter: Letter) => objection.objectionTo({ bytes: letter.bytes, envelope: envelopeOf(letter) }),
    accept: createIntake(ctx),
    onRefused: refusals.note,
    hasRoom,
    clock,
    log,
  };
  const smtp = await listen('POSTROOM_SMTP_PORT', place, () => startSmtpReceiver(receiver));
  return {
    ...smtp,
    async stop() {
      await smtp.stop();
      objection.stop();
      await refusals.written();
    },
  };
}

/** Puts the receiver's sums into the database; one that can't be written is on the log already. */
function refusalNotes(ctx: Ctx) {
  const writing = new Set<Promise<void>>();
  return {
    note(ip: string, reasons: Record<string, number>): void {
      const at = ctx.clock.now();
      const sums = Object.entries(reasons).map(([reason, n]) => ({ ip, reason, n, at }));
      const written = noteRefusals(ctx, sums)
        .catch((error) => ctx.log.warn({ err: error }, 'Refused sessions could not be noted'))
        .finally(() => writing.delete(written));
      writing.add(written);
    },
    written: () => Promise.all(writing),
  };
}
