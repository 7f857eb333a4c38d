import { Upstream } from '#src/lib/errors.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { loop } from '#src/platform/loop.ts';
import { nextTry } from './backoff.ts';
import { byRoute, type Consignment } from './consignments.ts';
import type { Outcome } from './outcomes.ts';
import type { Due } from './schema.ts';
import { claimDue, nextTryDueAt, recordFate, releaseSending } from './store.sqlite.ts';
import { deliver, type Route } from './transport.ts';

/** What a mail is about, for its events: a conversation, and the mailbox whose readers may be told. */
export type About = { subject: string; subjectId: number; mailboxId: number | null };

export type DeliveryDeps = {
  /** Whether all recipients of a mail may go in one session whatever their domain (a relay). */
  isRelayed: boolean;
  /** @throws Upstream; a permanent one fails the recipients */
  routeFor(domain: string): Promise<Route>;
  aboutOf(ctx: Ctx, rawIds: number[]): Promise<Map<number, About>>;
};

export type Delivery = { stop(): Promise<void> };

const BATCH = 20;
// Longer than the longest sessions with all hosts of a route (see transport.ts), so a lease never ends while one runs.
const LEASE_MS = 3 * 3600_000;
const LONGEST_REST_MS = 5000;

/** Starts sending what is due; many sessions run beside each other, one slow server holds up nobody. */
export async function runDelivery(ctx: Ctx, deps: DeliveryDeps): Promise<Delivery> {
  await transaction(ctx, (ctx) => releaseSending(ctx.db, ctx.clock.now()));
  const sessions = new Set<Promise<void>>();
  let isStopped = false;

  const turning = loop({
    name: 'delivery',
    log: ctx.log,
    wakeOn: (wake) => ctx.signals.on('delivery', wake),
    everyMs: LONGEST_REST_MS,
    async run() {
      if (sessions.size >= BATCH) return false;
      const due = await nextTryDueAt(ctx.reader);
      if (due === null) return false;
      const wait = due - ctx.clock.now();
      if (wait > 0) return wait;
      const claimed = await transaction(ctx, (ctx) => claimDue(ctx.db, ctx.clock.now(), BATCH, LEASE_MS));
      for (const consignment of byRoute(claimed, deps.isRelayed)) {
        const session = send(ctx, deps, consignment, () => isStopped).catch((error) =>
          ctx.log.error({ err: error }, 'a delivery broke'),
        );
        sessions.add(session);
        void session.finally(() => {
          sessions.delete(session);
          turning.wake();
        });
      }
      return true;
    },
  });
  return {
    async stop() {
      isStopped = true;
      await turning.stop();
      await Promise.race([Promise.all(sessions), Bun.sleep(STOP_MS)]);
    },
  };
}

// A session that is still running then is tried again after the restart.
const STOP_MS = 5000;

async function send(ctx: Ctx, deps: DeliveryDeps, consignment: Consignment, isStopped: () => boolean): Promise<void> {
  const outcomes = await attempt(ctx, deps, consignment);
  for (let tries = 1; ; tries++) {
    try {
      return await transaction(ctx, (ctx) => record(ctx, deps, consignment, outcomes));
    } catch (error) {
      // A full disk must not make us send a mail twice: what became of it is known, so it is written as soon as it can be.
      if (tries >= RECORD_TRIES || isStopped()) throw error;
      ctx.log.error({ raw: consignment.rawId, tries, err: error }, 'what became of a mail could not be recorded yet');
      await Bun.sleep(Math.min(LONGEST_RECORD_REST_MS, 500 * 2 ** tries));
    }
  }
}

// About an hour; after that its lease ends, or a restart comes first, and the mail is sent again.
const RECORD_TRIES = 60;
const LONGEST_RECORD_REST_MS = 60_000;

async function record(ctx: Ctx, deps: DeliveryDeps, { rawId, due }: Consignment, outcomes: Outcome[]): Promise<void> {
  const about = (await deps.aboutOf(ctx, [rawId])).get(rawId);
  const dueOf = new Map(due.map((each) => [each.address, each]));
  for (const outcome of outcomes) await settle(ctx, dueOf.get(outcome.address)!, outcome, about);
}

async function attempt(ctx: Ctx, deps: DeliveryDeps, { rawId, domain, due }: Consignment): Promise<Outcome[]> {
  const to = due.map(({ address }) => address);
  try {
    const raw = await readRaw(ctx.reader, rawId);
    if (!raw) throw new Upstream('The mail is gone', false);
    return await deliver({ bytes: raw.bytes, from: raw.envelope.from, to }, await deps.routeFor(domain));
  } catch (error) {
    // What we don't know may pass: only a clear permanent answer fails a customer's mail.
    const state = error instanceof Upstream && !error.isTemporary ? 'failed' : 'delayed';
    return to.map((address) => ({ address, state, reply: error instanceof Error ? error.message : String(error) }));
  }
}

// A login that the admin must mend: the mail waits for that, however long it takes (hazard O13).
const LOGIN_WAIT_MS = 5 * 60_000;

/** When a delayed recipient is tried again; null gives up. */
function tryAgainAt(due: Due, { state, trouble }: Outcome, now: number): number | null {
  if (state !== 'delayed') return null;
  return trouble === 'login' ? now + LOGIN_WAIT_MS : nextTry(due.attempts, due.queuedAt, now, Math.random);
}

async function settle(ctx: Ctx, due: Due, outcome: Outcome, about: About | undefined): Promise<void> {
  const now = ctx.clock.now();
  const again = tryAgainAt(due, outcome, now);
  const state = outcome.state === 'delayed' && again === null ? 'failed' : outcome.state;
  const { rawId, address } = due;
  await recordFate(ctx.db, { rawId, address, state, nextTryAt: again, reply: outcome.reply, at: now });
  ctx.log.info({ raw: rawId, to: address, state, attempts: due.attempts, reply: outcome.reply }, 'delivery');
  const data = { rawId, address, reply: outcome.reply, nextTryAt: again };
  await recordEvents(ctx, [{ name: `recipient.${state}`, ...(about ?? { subject: 'raw', subjectId: rawId }), data }]);
}
