import type { Who, World } from './world.ts';

/** Who may: the one with just what is needed, and everybody who lacks it, whatever else they have. */
export const OPEN_TO = {
  'whoever is signed in': { may: 'noa', mayNot: [] },
  'an admin': { may: 'ada', mayNot: ['noa', 'sam', 'rita', 'fay', 'obo', 'ann', 'ben'] },
  'who reads': { may: 'rita', mayNot: ['noa', 'sam', 'obo', 'ada'] },
  'who manages': { may: 'fay', mayNot: ['noa', 'sam', 'rita', 'obo', 'ann', 'ada'] },
  'who sends': { may: 'obo', mayNot: ['noa', 'rita', 'fay', 'ada'] },
  'who reads and sends': { may: 'ann', mayNot: ['noa', 'sam', 'rita', 'fay', 'obo', 'ada'] },
  'who manages or is an admin': { may: 'fay', mayNot: ['noa', 'rita', 'obo', 'ann'] },
  'its author': { may: 'ann', mayNot: ['noa', 'sam', 'rita', 'fay', 'obo', 'ben', 'ada'] },
} as const satisfies Record<string, { may: Who; mayNot: readonly Who[] }>;

export type Form = Record<string, string>;

/** What a row is about, made afresh where doing it twice would not do. */
export type Given = { path?: string; form?: Form | FormData };

export type Row = {
  /** 'everybody': a stranger gets `status` */
  open: keyof typeof OPEN_TO | 'everybody';
  /** what whoever may is answered */
  status: number;
  given?: (world: World) => Given | Promise<Given>;
  form?: Form;
  /** Bad input by whoever may: 422 unless it says otherwise. Nothing is told in the story of what was refused. */
  bad?: { form?: Form; path?: string; status?: number }[];
};

export type Table = Record<string, Row>;
