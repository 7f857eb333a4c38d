import type { Words } from '#src/words/index.ts';

/** `optional`: nothing is there and nothing needs to be. `unknown`: DNS gave no answer, so nothing can be said. */
export type State = 'ok' | 'warn' | 'missing' | 'wrong' | 'unknown' | 'optional';

export type About = keyof Words['domains']['about'];
export type Says = keyof Words['domains']['says'];

/** A record as it should be typed in at a DNS provider. */
export type DnsRecord = { type: 'MX' | 'TXT' | 'A' | 'PTR'; name: string; value: string };

/**
 * What was looked at, how it stands, and what should be. `says` is the key of a sentence, `data` fills it; `found` and
 * `data` are what DNS said: hostile text. `id` tells several of one kind apart (`dkim:a1`).
 */
export type Finding = {
  id: string;
  about: About;
  state: State;
  says: Says;
  data: Record<string, string>;
  wanted: DnsRecord[];
  found: string[];
};

const MOST_FOUND = 10;
const MOST_CHARS = 1000;

/** A domain may publish anything; what is kept and shown of it has a bound. */
const bounded = (found: string[]) => found.slice(0, MOST_FOUND).map((text) => text.slice(0, MOST_CHARS).toWellFormed());

type Rest = { id?: string; data?: Record<string, string>; wanted?: DnsRecord[]; found?: string[] };

export const finding = (
  about: About,
  state: State,
  says: Says,
  { id = about, data = {}, wanted = [], found = [] }: Rest = {},
): Finding => ({
  id,
  about,
  state,
  says,
  data,
  wanted,
  found: bounded(found),
});

/** What DNS answered to one question, or why it did not. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: string };

export const unknown = (about: About, error: string, rest: Rest = {}): Finding =>
  finding(about, 'unknown', 'unknown', { ...rest, data: { error: error.slice(0, MOST_CHARS) } });

export const isBad = ({ state }: Pick<Finding, 'state'>): boolean => state === 'missing' || state === 'wrong';
