import type { DnsRecord, Finding, State } from '#views/ops/domains/types.ts';

export type { DnsRecord, Finding, State };

type About = Finding['about'];
type Says = Finding['says'];

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
