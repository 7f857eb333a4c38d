import { envelopesOf } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { loop } from '#src/platform/loop.ts';
import { watchSetBack } from '#src/platform/set-back.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { holdUp } from './actions/settle.ts';
import { arrivals } from './arrivals.ts';
import type { DeliveryDeps } from './deps.ts';
import { type Lane, opensAt, sessionsWanted } from './lane.ts';
import { fileDue, type Lanes } from './lanes.ts';
import { runSession, type SessionParts } from './session.ts';
import { isPaused } from './settings.ts';
import { bringForward, claimDue, dueRecipients, nextTryDueAt, releaseSending } from './store.sqlite.ts';

export type Delivery = { stop(): Promise<void> };

// How far ahead is looked: one slow destination with fewer letters than that holds up no other.
const LOOK_AHEAD = 1000;
const MOST_SESSIONS = 60;
// Longer than the longest sessions with all hosts of a route (see transport.ts), so a lease never ends while one runs.
const LEASE_MS = 3 * 3600_000;
const LONGEST_REST_MS = 5000;
// How long a connection stays open for the next letter.
const IDLE_MS = 5000;
// A session that is still running when the program stops is tried again after the restart.
const STOP_MS = 5000;

/**
 * Starts sending what is due. Letters go by destination: a few sessions each, beside those of other destinations, so one slow
 * server holds up nobody; one in trouble waits as a whole (O6).
 */
export async function runDelivery(ctx: Ctx, deps: DeliveryDeps): Promise<Delivery> {
  await transaction(ctx, (ctx) => releaseSending(ctx.db, ctx.clock.now()));
  const lanes: Lanes = new Map();
  const sessions = new Set<Promise<void>>();
  const news = arrivals();
  const setBack = watchSetBack(ctx.clock);
  let isStopped = false;

  const parts: SessionParts = {
    ctx,
    deps,
    isStopped: () => isStopped,
    claim: (consignment) => transaction(ctx, (ctx) => claimDue(ctx.db, consignment, ctx.clock.now(), LEASE_MS)),
    rest: (lane) => {
      turning.wake();
      return isStopped ? Promise.resolve() : news.next(lane, IDLE_MS);
    },
  };

  function start(lane: Lane): void {
    lane.sessions += 1;
    const session = runSession(parts, lane).catch((error) => ctx.log.error({ err: error }, 'a delivery broke'));
    sessions.add(session);
    void session.finally(() => {
      lane.sessions -= 1;
      sessions.delete(session);
      turning.wake();
    });
  }

  function serve(lane: Lane): void {
    news.tell(lane);
    const wanted = Math.min(sessionsWanted(lane), MOST_SESSIONS - sessions.size);
    for (let n = 0; n < wanted; n++) start(lane);
  }

  const turning = loop({
    name: 'delivery',
    log: ctx.log,
    wakeOn: (wake) => ctx.signals.on('delivery', wake),
    everyMs: LONGEST_REST_MS,
    async run() {
      const back = setBack();
      if (back > 0) await waitLess(ctx, lanes, back);
      let wait = await file(ctx, deps, lanes);
      const now = ctx.clock.now();
      for (const lane of [...lanes.values()].filter(({ backlog }) => backlog.length > 0)) {
        const closedMs = opensAt(lane, now, ctx.config.destinationMessages) - now;
        if (closedMs > 0) wait = Math.min(wait, closedMs);
        else serve(lane);
      }
      return wait;
    },
  });
  return {
    async stop() {
      isStopped = true;
      news.tellAll();
      await turning.stop();
      await Promise.race([Promise.all(sessions), Bun.sleep(STOP_MS)]);
    },
  };
}

/** The clock was set back by so many ms: whoever waits, waits so much less. */
async function waitLess(ctx: Ctx, lanes: Lanes, ms: number): Promise<void> {
  for (const lane of lanes.values()) lane.waitsUntil -= ms;
  await transaction(ctx, (ctx) => bringForward(ctx.db, ctx.clock.now(), ms));
}

/** Looks what is due and files it. @returns ms until more is */
async function file(ctx: Ctx, deps: DeliveryDeps, lanes: Lanes): Promise<number> {
  const now = ctx.clock.now();
  const due = (await readSetting(ctx.reader, isPaused)) ? [] : await dueRecipients(ctx.reader, now, LOOK_AHEAD);
  const envelopes = await envelopesOf(ctx.reader, [...new Set(due.map(({ rawId }) => rawId))]);
  const senders = new Map([...envelopes].map(([id, { from }]) => [id, from]));
  fileDue(lanes, due, senders, await deps.destinations(ctx), now);
  for (const lane of lanes.values()) {
    if (lane.backlog.length === 0 || lane.waitsUntil <= now) continue;
    const held = new Set(lane.backlog.flatMap(({ rawId, addresses }) => addresses.map((each) => `${rawId} ${each}`)));
    lane.backlog = [];
    const waiting = due.filter(({ rawId, address }) => held.has(`${rawId} ${address}`));
    await holdUp(ctx, deps, lane, waiting);
  }
  const next = await nextTryDueAt(ctx.reader, now);
  return next === null ? LONGEST_REST_MS : next - now;
}
