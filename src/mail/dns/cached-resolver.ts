import { Upstream } from '#src/lib/errors.ts';
import type { Resolver } from './resolver.ts';

type Answer = readonly unknown[];
type Kept = { answer: Promise<Answer>; from: number; until: number };

/** How long an answer holds, in ms. Bun tells no TTL for TXT, so a short one of our own stands for all. */
const HOLDS = { records: 5 * 60_000, none: 60_000, failure: 5_000 };
const MOST_KEPT = 2000;
// A stranger's domain may answer with 64 kB; such an answer is given, and not kept.
const LARGE_CHARS = 4096;
// Questions that nobody answers pile up behind a dead server: beyond this many, new ones fail at once.
const MOST_WAITING = 400;
// A domain whose servers are slow, or only pretend to be there, must not use them up for the others.
const MOST_WAITING_FOR_ONE = 64;
// A policy (DMARC) is asked for all the same: each mail waits for one at a time, and without it a forged mail passes for honest.
const isPolicy = (name: string) => name.startsWith('_dmarc.');

/** The same questions, asked of DNS once in a while; identical ones in flight are one. Memory is bounded. */
export function cachedResolver(resolver: Resolver, now: () => number): Resolver {
  const kept = new Map<string, Kept>();
  const waitingFor = new Map<string, number>();
  let waiting = 0;

  function wait(zone: string, by: 1 | -1): void {
    waiting += by;
    const count = (waitingFor.get(zone) ?? 0) + by;
    if (count > 0) waitingFor.set(zone, count);
    else waitingFor.delete(zone);
  }

  function keep(key: string, entry: Kept): void {
    kept.delete(key);
    kept.set(key, entry);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  }

  function ask<T>(kind: keyof Resolver, name: string, question: () => Promise<T[]>): Promise<T[]> {
    const zone = zoneOf(name);
    const most = isPolicy(name) ? 2 * MOST_WAITING : MOST_WAITING;
    if (waiting >= most || (waitingFor.get(zone) ?? 0) >= MOST_WAITING_FOR_ONE)
      throw new Upstream(`Too many questions wait for DNS to ask for ${name}`, true);
    wait(zone, 1);
    const key = keyOf(kind, name);
    const answer = question();
    // What is in flight holds until it is answered: a question has a deadline of its own.
    const entry: Kept = { answer, from: now(), until: Number.POSITIVE_INFINITY };
    keep(key, entry);
    const hold = (ms: number) => {
      wait(zone, -1);
      entry.from = now();
      entry.until = entry.from + ms;
    };
    answer.then(
      (records) => {
        hold(records.length > 0 ? HOLDS.records : HOLDS.none);
        if (JSON.stringify(records).length > LARGE_CHARS && kept.get(key) === entry) kept.delete(key);
      },
      () => hold(HOLDS.failure),
    );
    return answer;
  }

  async function answerTo<T>(kind: keyof Resolver, name: string, question: () => Promise<T[]>): Promise<T[]> {
    const key = keyOf(kind, name);
    const known = kept.get(key);
    // A moment before the entry's own means that the clock was set back.
    const holds = known && known.until > now() && known.from <= now();
    if (holds) keep(key, known);
    const answer = holds ? (known.answer as Promise<T[]>) : ask(kind, name, question);
    // A copy, since callers sort what they are given.
    return [...(await answer)];
  }

  return {
    mx: (domain) => answerTo('mx', domain, () => resolver.mx(domain)),
    addresses: (name) => answerTo('addresses', name, () => resolver.addresses(name)),
    txt: (name) => answerTo('txt', name, () => resolver.txt(name)),
    names: (ip) => answerTo('names', ip, () => resolver.names(ip)),
  };
}

const keyOf = (kind: keyof Resolver, name: string) => `${kind} ${name.toLowerCase()}`;

/** Whose servers a question goes to, about: `a.b.example.com` -> `example.com`, `a.example.co.uk` -> `example.co.uk`. */
function zoneOf(name: string): string {
  const labels = name.toLowerCase().replace(/\.$/, '').split('.');
  const isTwofold = labels.length > 2 && labels.at(-1)!.length === 2 && labels.at(-2)!.length <= 3;
  return labels.slice(isTwofold ? -3 : -2).join('.');
}
