import { isIP } from 'node:net';
import { messageOf } from '#src/lib/errors.ts';
import type { Ctx } from '../context.ts';
import { findSecret, keptSecret, replaceSecret } from '../secrets/index.ts';
import { type Certificate, endsSoon, factsOf, isDue } from './certificate.ts';
import type { Challenges } from './challenges.ts';
import { newAccountKey, orderCertificate } from './order.ts';
import type { Source, Trouble } from './source.ts';

/** Let's Encrypt allows five failed checks of a name in an hour: waits of 5, 10, 20 ... minutes stay below that. */
const FIRST_WAIT_MS = 5 * 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const CERTIFICATE = 'tls.acme.certificate';
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

/** What senders and browsers call us. An authority vouches for no address and for no name without a dot. */
function namesFor({ mailName, publicUrl }: { mailName: string; publicUrl: string | null }): string[] {
  const names = [mailName.toLowerCase(), ...(publicUrl ? [new URL(publicUrl).hostname] : [])];
  return [...new Set(names)].filter((name) => name.includes('.') && isIP(name) === 0);
}

/** The one we have for these names from this authority; another one of either is as good as none. */
export async function issuedCertificate(ctx: Ctx): Promise<Certificate | null> {
  const kept = await findSecret(ctx, CERTIFICATE);
  if (!kept) return null;
  const { directory, ...certificate } = JSON.parse(text(kept)) as Certificate & { directory: string };
  const { names } = factsOf(certificate);
  const isOurs = directory === ctx.config.acmeUrl && namesFor(ctx.config).every((name) => names.includes(name));
  return isOurs ? certificate : null;
}

async function issue(ctx: Ctx, email: string, challenges: Challenges): Promise<Certificate> {
  const directory = ctx.config.acmeUrl;
  const names = namesFor(ctx.config);
  if (names.length === 0) throw new Error(`POSTROOM_MAIL_NAME: no certificate is issued for ${ctx.config.mailName}`);
  const make = async () => Buffer.from(await newAccountKey());
  const accountKey = text(await keptSecret(ctx, `tls.acme.account.${directory}`, make));
  const certificate = await orderCertificate({ directory, email, accountKey, names, challenges });
  factsOf(certificate);
  await replaceSecret(ctx, CERTIFICATE, Buffer.from(JSON.stringify({ ...certificate, directory })));
  return certificate;
}

/** A certificate that we have issued, and renewed when a third of its life is left; failures wait longer and longer. */
export function acmeSource(ctx: Ctx, email: string, challenges: Challenges): Source {
  let failing: { sinceAt: number; tries: number; nextAt: number; detail: string } | null = null;

  function fail(error: unknown, now: number): void {
    const tries = (failing?.tries ?? 0) + 1;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
    failing = { sinceAt: failing?.sinceAt ?? now, tries, nextAt: now + wait, detail: messageOf(error) };
    ctx.log.warn({ err: error, nextTryAt: new Date(failing.nextAt) }, 'No certificate was issued');
  }

  /** None at all is trouble at once; one that is good for weeks leaves a day to try again. */
  function troubleWith(certificate: Certificate | null, now: number): Trouble | null {
    if (!failing) return null;
    const mayWait = certificate !== null && now - failing.sinceAt < DAY_MS && !endsSoon(factsOf(certificate), now);
    return mayWait ? null : { reason: 'acme', detail: failing.detail };
  }

  return {
    kind: 'acme',
    atHand: () => issuedCertificate(ctx),
    async look() {
      const now = ctx.clock.now();
      let certificate = await issuedCertificate(ctx);
      if (certificate && !isDue(factsOf(certificate), now)) {
        failing = null;
      } else if (!failing || now >= failing.nextAt || now < failing.sinceAt) {
        try {
          certificate = await issue(ctx, email, challenges);
          failing = null;
        } catch (error) {
          fail(error, now);
        }
      }
      return { certificate, trouble: troubleWith(certificate, now) };
    },
  };
}
