import type { Generated } from 'kysely';

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

/** The same line as SQLite keeps it. */
export type StoredEvent = Omit<EventRow, 'isSilent' | 'data'> & { isSilent: number; data: string };

type EventTable = Omit<StoredEvent, 'id'> & { id: Generated<number> };

export type EventTables = { event: EventTable; eventCursor: { handler: string; eventId: number } };

/** `actor` comes from ctx unless given (a letter's event is its contact's). */
export type NewEvent = {
  name: string;
  subject: string;
  subjectId: number;
  mailboxId?: number | null;
  actor?: string;
  isSilent?: boolean;
  data?: Record<string, unknown>;
};
