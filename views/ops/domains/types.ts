import type { Words } from '#src/words/index.ts';

/** `optional`: nothing is there and nothing needs to be. `unknown`: DNS gave no answer, so nothing can be said. */
export type State = keyof Words['domains']['states'];

/** A record as it should be typed in at a DNS provider. */
export type DnsRecord = { type: 'MX' | 'TXT' | 'A' | 'PTR'; name: string; value: string };

/**
 * What was looked at, how it stands, and what should be. `says` is the key of a sentence, `data` fills it; `found` and
 * `data` are what DNS said: hostile text. `id` tells several of one kind apart (`dkim:a1`).
 */
export type Finding = {
  id: string;
  about: keyof Words['domains']['about'];
  state: State;
  says: keyof Words['domains']['says'];
  data: Record<string, string>;
  wanted: DnsRecord[];
  found: string[];
};
