import type { FormState } from '../../ui/types.ts';

/** The parts of the page that are saved by themselves. */
export type AccountPart = 'profile' | 'photo' | 'preferences' | 'password' | 'sessions';

export type Me = {
  name: string;
  email: string;
  jobTitle: string;
  calendarLink: string;
  language: string | null;
  timeZone: string | null;
  afterSend: 'stay' | 'next' | 'back';
  photo: string | null;
};

/** Somebody signed in somewhere; `id` only names it. */
export type Session = {
  id: string;
  browser: string | null;
  system: string | null;
  isPhone: boolean;
  address: string;
  seenAt: number;
  isHere: boolean;
};

export type Refused = { part: AccountPart; form: FormState } | null;
