import { cachedResolver, dnsResolver, type Resolver } from '#src/mail/dns/index.ts';
import { systemClock } from '#src/platform/clock.ts';
import { authorsIn, evidenceIn } from './evidence.ts';
import { askFor } from './questions.ts';
import { unsignedVerification } from './unsigned.ts';
import type { Verification } from './verification.ts';

/**
 * What the Worker is handed of one mail; `ip` is null where the server that sent it is not known. `isUnsigned`: its signatures
 * are not looked at, for they took too long.
 */
export type MailToVerify = {
  bytes: Uint8Array;
  sender: string;
  ip: string | null;
  helo: string;
  isUnsigned?: true;
};

export type VerifyBatch = {
  mails: MailToVerify[];
  /** DNS servers, those of the machine if null */
  servers: string[] | null;
  trustedSealers: string[];
};

/** A mail's whole time is 5 s: signatures and servers have the first four, the owner's policy is asked until the end. */
const PATIENCE = { mostMs: 4000, dmarcMs: 5000 };
const QUESTION_MS = 2000;
// RFC 8301 section 3.2: shorter keys count for nothing.
const LEAST_KEY_BITS = 1024;

const resolvers = new Map<string, Resolver>();

/** One resolver for each list of servers, for as long as the thread lives: its memory is what saves questions. */
function resolverOf(servers: string[] | null): Resolver {
  const key = String(servers);
  const known = resolvers.get(key);
  if (known) return known;
  const resolver = dnsResolver({ servers: servers ?? undefined, deadlineMs: QUESTION_MS });
  const cached = cachedResolver(resolver, systemClock.now);
  resolvers.set(key, cached);
  return cached;
}

/** Runs in a Worker: all mails at once, so that none waits for the DNS servers of another. */
export async function verifyBatch({ mails, servers, trustedSealers }: VerifyBatch): Promise<Verification[]> {
  const resolver = resolverOf(servers);
  return Promise.all(mails.map((mail) => verifyMail(mail, resolver, trustedSealers)));
}

async function verifyMail(mail: MailToVerify, resolver: Resolver, trustedSealers: string[]): Promise<Verification> {
  const { bytes, keyNames } = (mail.isUnsigned ? authorsIn : evidenceIn)(mail.bytes);
  if (mail.ip === null) {
    const unsigned = unsignedVerification(bytes, systemClock.now());
    if (unsigned) return unsigned;
  }
  // Only when there is a mail to look into: mailauth brings 45 MB with it, and other threads have no use for it.
  const [{ authenticate }, { verificationFrom }] = await Promise.all([import('mailauth'), import('./verdict.ts')]);
  const { ip, helo, sender } = mail;
  const ask = askFor(resolver, PATIENCE, systemClock.now);
  // All keys at once and ahead: mailauth asks for one after the other, and the last would pay for slow ones before it.
  for (const name of keyNames) ask(name, 'TXT').catch(() => undefined);
  const found = await authenticate(bytes, {
    sender,
    ...(ip === null ? {} : { ip, helo }),
    mta: 'postroom',
    resolver: ask,
    minBitLength: LEAST_KEY_BITS,
    rejectRsaSha1: true,
    // It would fetch pictures from addresses that a stranger chose.
    disableBimi: true,
    trustReceived: false,
  });
  const isServerKnown = ip !== null;
  return verificationFrom(found, { isServerKnown, trustedSealers, bytes, at: systemClock.now() });
}
