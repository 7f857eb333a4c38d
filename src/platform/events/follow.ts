import { isMachineTrouble } from '#src/lib/sqlite-trouble.ts';
import type { Ctx } from '../context.ts';
import { transaction } from '../db/index.ts';
import { buryJob } from '../jobs/index.ts';
import { type Loop, loop } from '../loop.ts';
import type { EventRow } from './schema.ts';
import { eventsAfter, readCursors, writeCursors } from './store.ts';

/** `handle` runs inside a transaction with the cursor; it may be given the same event again after a crash before its commit. */
export type EventHandler = {
  name: string;
  events: readonly string[];
  handle(ctx: Ctx, events: EventRow[]): Promise<void>;
};

/** The job kind under which a handler's failed events are parked; `parkedEventJobs` runs it. */
export const parkedKind = ({ name }: EventHandler): string => `event.${name}`;

const BATCH = 100;
// After a batch that was not full: under load each commit moves a cursor over many events then.
const REST_MS = 250;

/** Starts following; a handler never seen before begins with the first event. */
export function followEvents(ctx: Ctx, handlers: EventHandler[]): Loop {
  return loop({
    name: 'events',
    log: ctx.log,
    wakeOn: (wake) => ctx.signals.on('event', wake),
    // Changes by the command line beside a running server send no signal here.
    everyMs: 1000,
    run: async () => {
      const most = Math.max(0, ...(await Promise.all((await packs(ctx, handlers)).map((pack) => step(ctx, pack)))));
      if (most === BATCH) return true;
      if (most > 0) await Bun.sleep(REST_MS);
      return false;
    },
  });
}

/** Handlers that have come equally far. They nearly always have, and then share what is read and written. */
type Pack = { handlers: EventHandler[]; cursor: number };

async function packs(ctx: Ctx, handlers: EventHandler[]): Promise<Pack[]> {
  const cursors = await readCursors(ctx.reader);
  const found = Map.groupBy(handlers, ({ name }) => cursors.get(name) ?? 0);
  return [...found].map(([cursor, handlers]) => ({ cursor, handlers }));
}

/** One batch. @returns how many events it looked at */
async function step(ctx: Ctx, { handlers, cursor }: Pack): Promise<number> {
  const events = await eventsAfter(ctx.reader, cursor, BATCH);
  const last = events.at(-1);
  if (!last) return 0;
  try {
    await commit(ctx, handlers, events, last.id);
  } catch (error) {
    ctx.log.warn(
      { handlers: handlers.map(({ name }) => name), err: error },
      'a batch of events failed; trying one by one',
    );
    for (const handler of handlers) await alone(ctx, handler, events, last.id);
  }
  return events.length;
}

const wantedBy = ({ events: names }: EventHandler, events: EventRow[]) =>
  events.filter((event) => !event.isSilent && names.includes(event.name));

const commit = (ctx: Ctx, handlers: EventHandler[], events: EventRow[], cursor: number) =>
  transaction(ctx, async (ctx) => {
    for (const handler of handlers) {
      const wanted = wantedBy(handler, events);
      if (wanted.length > 0) await handler.handle(ctx, wanted);
    }
    await writeCursors(
      ctx.db,
      handlers.map(({ name }) => name),
      cursor,
    );
  });

/** What fails one handler must not hold up the others. */
async function alone(ctx: Ctx, handler: EventHandler, events: EventRow[], lastId: number): Promise<void> {
  try {
    await commit(ctx, [handler], events, lastId);
  } catch {
    await oneByOne(ctx, handler, wantedBy(handler, events), lastId);
  }
}

async function oneByOne(ctx: Ctx, handler: EventHandler, events: EventRow[], lastId: number): Promise<void> {
  for (const event of events) {
    try {
      await commit(ctx, [handler], [event], event.id);
    } catch (error) {
      // No fault of the event: the whole step is tried again.
      if (isMachineTrouble(error)) throw error;
      ctx.log.error({ handler: handler.name, event: event.id, err: error }, 'an event could not be handled; parked');
      await transaction(ctx, async (ctx) => {
        await buryJob(ctx, parkedKind(handler), { eventId: event.id }, String(error));
        await writeCursors(ctx.db, [handler.name], event.id);
      });
    }
  }
  await transaction(ctx, (ctx) => writeCursors(ctx.db, [handler.name], lastId));
}
