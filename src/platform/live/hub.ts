import type { Ctx } from '../context.ts';
import { type EventRow, eventsAfter, lastEventId } from '../events/index.ts';
import { loop } from '../loop.ts';

/** What a subscriber hears: new lines of the story, oldest first, and the id of the last one looked at. */
export type LiveChange = { cursor: number; events: EventRow[] };

export type Hub = {
  /** @returns the way to stop listening */
  subscribe(listener: (change: LiveChange) => void): () => void;
  /** what came after `cursor`; null when that is too long ago to tell */
  since(cursor: number): Promise<LiveChange | null>;
  /** the id of the last event that listeners were told of */
  cursor(): number;
  stop(): Promise<void>;
};

const BATCH = 200;
// At most four times a second: a burst of mail becomes one message a tick for each page.
const TICK_MS = 250;

export async function createHub(ctx: Ctx): Promise<Hub> {
  const listeners = new Set<(change: LiveChange) => void>();
  let cursor = await lastEventId(ctx.reader);
  // Of the clock that never jumps.
  let quietUntil = 0;

  const look = async () => {
    const wait = quietUntil - performance.now();
    if (wait > 0) return wait;
    if (listeners.size === 0) {
      quietUntil = performance.now() + TICK_MS;
      const last = await lastEventId(ctx.reader);
      // Whoever came meanwhile is told from where the hub stood.
      if (listeners.size === 0) cursor = last;
      return false;
    }
    const events = await eventsAfter(ctx.reader, cursor, BATCH);
    const last = events.at(-1);
    if (!last) return false;
    cursor = last.id;
    quietUntil = performance.now() + TICK_MS;
    for (const listener of listeners) listener({ cursor, events });
    return events.length === BATCH ? TICK_MS : false;
  };
  const turning = loop({
    name: 'live',
    log: ctx.log,
    wakeOn: (wake) => ctx.signals.on('event', wake),
    everyMs: 1000,
    run: look,
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async since(from) {
      const events = await eventsAfter(ctx.reader, from, BATCH);
      return events.length === BATCH ? null : { cursor: events.at(-1)?.id ?? from, events };
    },
    cursor: () => cursor,
    stop: () => turning.stop(),
  };
}
