import type { Generated } from 'kysely';

type EventTable = {
  id: Generated<number>;
  at: number;
  name: string;
  actor: string;
  subject: string;
  subjectId: number;
  mailboxId: number | null;
  isSilent: number;
  data: string;
};

export type EventTables = { event: EventTable; eventCursor: { handler: string; eventId: number } };

/** One line of the story, as handlers and timelines read it. */
export type EventRow = {
  id: number;
  at: number;
  name: string;
  actor: string;
  subject: string;
  subjectId: number;
  mailboxId: number | null;
  isSilent: boolean;
  data: Record<string, unknown>;
};

/** `actor` and `at` come from ctx unless given (a letter's event is its contact's). */
export type NewEvent = {
  name: string;
  subject: string;
  subjectId: number;
  mailboxId?: number | null;
  actor?: string;
  isSilent?: boolean;
  data?: Record<string, unknown>;
};
