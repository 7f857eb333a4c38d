import type { MailAddress } from '#src/mail/address/index.ts';

/**
 * A time as a calendar file gives it: `local` is `2026-03-12`, or `2026-03-12T10:00` on the clocks of `zone`
 * (null: wherever one is). `at` is UTC ms, null for a day, for no zone, and for a zone nobody knows.
 */
export type CalendarTime = { local: string; zone: string | null; at: number | null };

/** How often it repeats, in the rule's own terms: told, never worked out (M5). `until` is a day. */
export type Repetition = {
  every: 'day' | 'week' | 'month' | 'year' | null;
  interval: number;
  count: number | null;
  until: string | null;
};

export type Method = 'request' | 'cancel' | 'reply' | 'counter' | 'publish';

/** What a mail's calendar part says (RFC 5545, 5546). Hostile text on one line each; nobody accepts anything by it. */
export type Invitation = {
  method: Method;
  title: string;
  where: string;
  start: CalendarTime | null;
  end: CalendarTime | null;
  organizer: MailAddress | null;
  /** who answers, where it is an answer, and what */
  answer: { by: MailAddress; status: 'accepted' | 'declined' | 'tentative' | null } | null;
  repeats: Repetition | null;
  /** further events in the same file */
  more: number;
};
