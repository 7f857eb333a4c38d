import { isIPv4, isIPv6 } from 'node:net';
import type { Resolver } from '#src/mail/dns/index.ts';
import { addressOfPointer } from './pointer.ts';

/** What mailauth asks by: the shape of node's dns.promises.resolve. */
export type Ask = (name: string, type: string) => Promise<string[][] | string[]>;

/** How many questions one mail may ask of DNS; SPF alone is held to 10 terms (RFC 7208 section 4.6.4). */
const MOST_QUESTIONS = 150;
// What is known by now is still given when time is up: an answer from memory takes no longer than this.
const FROM_MEMORY_MS = 25;

export type Patience = {
  /** when questions about signatures and servers stop, in ms from now */
  mostMs: number;
  /**
   * when questions about DMARC stop: later, and counted apart. Otherwise a stranger whose own servers are slow could use up
   * the time in which we would have learned that the domain in From disowns their mail.
   */
  dmarcMs: number;
};

/** A mail's own way to ask DNS: within its time and number; what is not answered is told from what does not exist. */
export function askFor(resolver: Resolver, { mostMs, dmarcMs }: Patience, now: () => number): Ask {
  const start = now();
  let asked = 0;
  return async (name, type) => {
    if (!isName(name)) throw coded('ENOTFOUND', name);
    const isPolicy = name.startsWith('_dmarc.');
    if (!isPolicy) asked += 1;
    if (asked > MOST_QUESTIONS && !isPolicy) throw coded('ENODATA', name);
    const leftMs = (isPolicy ? dmarcMs : mostMs) - (now() - start);
    const records = await within(Math.max(leftMs, FROM_MEMORY_MS), name, question(resolver, name, type));
    // Bun does not tell "no such name" from "no such records", so neither do we; the second makes nothing stricter.
    if (records.length === 0) throw coded('ENODATA', name);
    return records as string[][] | string[];
  };
}

async function question(resolver: Resolver, name: string, type: string): Promise<unknown[]> {
  if (type === 'TXT') return (await resolver.txt(name)).map((text) => [text]);
  if (type === 'A') return (await resolver.addresses(name)).filter((address) => isIPv4(address));
  if (type === 'AAAA') return (await resolver.addresses(name)).filter((address) => isIPv6(address));
  if (type === 'MX') return resolver.mx(name);
  const ip = type === 'PTR' ? addressOfPointer(name) : null;
  return ip ? resolver.names(ip) : [];
}

async function within<T>(ms: number, name: string, answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(coded('ETIMEOUT', name)), ms);
  try {
    return await Promise.race([answer, late.promise]);
  } catch {
    // Whatever went wrong on the way: there is no answer, and so no conclusion.
    throw coded('ETIMEOUT', name);
  } finally {
    clearTimeout(timer);
  }
}

const coded = (code: string, name: string) => Object.assign(new Error(`${code} ${name}`), { code });

// A name that DNS can't have is none, and not a failure: a signature with such a key must not count as "perhaps".
const isName = (name: string) =>
  name.length <= 253 &&
  name.split('.').every((label) => label.length >= 1 && label.length <= 63 && !/[^\x21-\x7e]/.test(label));
