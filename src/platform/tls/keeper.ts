import { clearAlarm, raiseAlarm } from '../alarms/index.ts';
import type { Ctx } from '../context.ts';
import { loop } from '../loop.ts';
import { acmeSource } from './acme.ts';
import { type Certificate, endsSoon, factsOf } from './certificate.ts';
import { createChallenges } from './challenges.ts';
import { fileSource } from './files.ts';
import { keptSelfSigned } from './self-signed.ts';
import type { Source, Trouble } from './source.ts';

export type Tls = {
  current(): Certificate;
  /** what stands at /.well-known/acme-challenge/<token> */
  answerChallenge(token: string): string | null;
  /** looks for newer certificates from now on, and hands them on; an order needs the web port to be open */
  keep(use: (certificate: Certificate) => void | Promise<void>): void;
  stop(): Promise<void>;
};

export const CHECK_TLS = 'tls.check';
const EVERY_MS = 30_000;
const STOP_MS = 500;
const ALARM = 'tls';

/** Finds the certificate to begin with. Whatever is wrong with ours, mail is still taken: self-signed is the last resort. */
export async function createTls(ctx: Ctx): Promise<Tls> {
  const challenges = createChallenges();
  const { tlsCert, tlsKey, acmeEmail } = ctx.config;
  const source =
    tlsCert && tlsKey ? fileSource(tlsCert, tlsKey) : acmeEmail ? acmeSource(ctx, acmeEmail, challenges) : null;
  let current = (await source?.atHand()) ?? (await keptSelfSigned(ctx));
  let keeping: { stop(): Promise<void> } | null = null;
  const tell = alarmTeller(ctx);

  async function look(from: Source, use: (certificate: Certificate) => void | Promise<void>): Promise<void> {
    const { certificate, trouble } = await from.look();
    if (certificate && certificate.cert !== current.cert) {
      const facts = factsOf(certificate);
      await use(certificate);
      current = certificate;
      ctx.log.info({ kind: from.kind, ...facts }, 'A new TLS certificate is in use');
    }
    await tell(trouble ?? (certificate && ending(certificate, ctx.clock.now())));
  }

  return {
    current: () => current,
    answerChallenge: challenges.answer,
    keep(use) {
      if (!source) return;
      const run = () => look(source, use).then(() => false);
      keeping = loop({
        name: 'tls',
        log: ctx.log,
        everyMs: EVERY_MS,
        wakeOn: (wake) => ctx.signals.on(CHECK_TLS, wake),
        run,
      });
    },
    // An order that waits for its authority is begun anew at the next start.
    stop: () => Promise.race([Promise.resolve(keeping?.stop()), Bun.sleep(STOP_MS)]),
  };
}

function ending(certificate: Certificate, now: number): Trouble | null {
  const facts = factsOf(certificate);
  return endsSoon(facts, now) ? { reason: 'ending', detail: new Date(facts.expiresAt).toISOString() } : null;
}

/** Writes to the database only where something is other than at the last look. */
function alarmTeller(ctx: Ctx): (trouble: Trouble | null) => Promise<void> {
  let told: string | null | undefined;
  return async (trouble) => {
    const now = trouble && JSON.stringify(trouble);
    if (now === told) return;
    if (trouble) await raiseAlarm(ctx, ALARM, trouble);
    else await clearAlarm(ctx, ALARM);
    told = now;
  };
}
