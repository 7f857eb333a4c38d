import type { Ctx } from '../context.ts';
import type { NewEvent } from './schema.ts';
import { insertEvents } from './store.ts';

/** Adds lines to the story. Call it inside the transaction that makes the change. */
export async function recordEvents(ctx: Ctx, events: NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const at = ctx.clock.now();
  const rows = events.map((event) => ({
    at,
    name: event.name,
    actor: event.actor ?? ctx.actor,
    subject: event.subject,
    subjectId: event.subjectId,
    mailboxId: event.mailboxId ?? null,
    isSilent: event.isSilent ? 1 : 0,
    data: JSON.stringify(event.data ?? {}),
  }));
  await insertEvents(ctx.db, rows);
  ctx.signals.send('event');
}
