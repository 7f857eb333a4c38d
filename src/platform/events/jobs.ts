import { type AnyJobKind, jobKind } from '../jobs/index.ts';
import { type EventHandler, parkedKind } from './follow.ts';
import { eventsById } from './store.ts';

/**
 * A job kind for each handler, for the job runner: nothing of it is ever due by itself, but a parked event that somebody
 * wants tried again is handled by it. It has one try: whoever asked for it finds it in the list again.
 */
export const parkedEventJobs = (handlers: EventHandler[]): AnyJobKind[] =>
  handlers.map((handler) =>
    jobKind<{ eventId: number }>({
      kind: parkedKind(handler),
      batch: 1,
      attempts: 1,
      async apply(ctx, done) {
        const events = await eventsById(
          ctx.db,
          done.map(({ payload }) => payload.eventId),
        );
        if (events.length > 0) await handler.handle(ctx, events);
      },
    }),
  );
