import { clearAlarm, raiseAlarm } from '#src/platform/alarms/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { isGivenUp, nextTry } from '../backoff.ts';
import type { About, DeliveryDeps } from '../deps.ts';
import { type Lane, meetSuccess, meetTrouble } from '../lane.ts';
import type { Outcome } from '../outcomes.ts';
import type { Due, Waiting } from '../schema.ts';
import { claimDue, postpone, recordFate } from '../store.sqlite.ts';

/** What a letter's outcomes say of its destination, known once and written down as often as it takes. */
export type News = { alarm: 'raise' | 'clear' | null; waitsUntil: number; reply: string };

/** Tells a lane how a letter fared. */
export function tellLane(lane: Lane, outcomes: Outcome[], now: number): News {
  const trouble = outcomes.find(({ trouble }) => trouble);
  const alarm = trouble
    ? meetTrouble(lane, trouble.trouble!, trouble.reply, now) && 'raise'
    : meetSuccess(lane) && 'clear';
  return { alarm: alarm || null, waitsUntil: lane.waitsUntil, reply: lane.reply };
}

/** Writes down what became of a mail for each recipient it was offered for. */
export function settle(
  ctx: Ctx,
  deps: Pick<DeliveryDeps, 'aboutOf'>,
  { lane, due, outcomes, news }: { lane: Lane; due: Due[]; outcomes: Outcome[]; news: News },
): Promise<void> {
  const { alarm } = lane.destination;
  return transaction(ctx, async (ctx) => {
    const about = await aboutOf(ctx, deps, due);
    const dueOf = new Map(due.map((each) => [each.address, each]));
    for (const outcome of outcomes) {
      // What the admin must mend costs no try, and ends no mail (O13).
      const mended = alarm && outcome.trouble ? news.waitsUntil : null;
      await settleOne(ctx, dueOf.get(outcome.address)!, outcome, mended, about);
    }
    if (alarm && news.alarm === 'raise') await raiseAlarm(ctx, alarm.name, { ...alarm.data, reply: news.reply });
    if (alarm && news.alarm === 'clear') await clearAlarm(ctx, alarm.name);
  });
}

/** Lets the letters of a destination in trouble wait with it; those that have waited for all their days end. */
export function holdUp(ctx: Ctx, deps: Pick<DeliveryDeps, 'aboutOf'>, lane: Lane, waiting: Waiting[]): Promise<void> {
  const now = ctx.clock.now();
  return transaction(ctx, async (ctx) => {
    for (const [rawId, ofMail] of Map.groupBy(waiting, ({ rawId }) => rawId)) {
      const isOver = ({ queuedAt }: Waiting) => lane.destination.alarm === null && isGivenUp(queuedAt, now);
      const [over, others] = [ofMail.filter(isOver), ofMail.filter((each) => !isOver(each))];
      const set = { nextTryAt: lane.waitsUntil, reply: lane.reply };
      if (others.length > 0) await postpone(ctx.db, { rawId, addresses: others.map(({ address }) => address) }, set);
      if (over.length > 0) await giveUp(ctx, deps, lane, { rawId, addresses: over.map(({ address }) => address) });
    }
  });
}

async function giveUp(
  ctx: Ctx,
  deps: Pick<DeliveryDeps, 'aboutOf'>,
  { reply }: Lane,
  consignment: { rawId: number; addresses: string[] },
): Promise<void> {
  const due = await claimDue(ctx.db, consignment, ctx.clock.now(), 0);
  const about = await aboutOf(ctx, deps, due);
  for (const each of due) await settleOne(ctx, each, { address: each.address, state: 'failed', reply }, null, about);
}

const aboutOf = async (ctx: Ctx, deps: Pick<DeliveryDeps, 'aboutOf'>, due: Due[]) =>
  due[0] && (await deps.aboutOf(ctx, [due[0].rawId])).get(due[0].rawId);

async function settleOne(
  ctx: Ctx,
  { rawId, address, attempts, queuedAt }: Due,
  { state: outcome, reply, sender }: Outcome,
  mendedBy: number | null,
  about: About | undefined,
): Promise<void> {
  const now = ctx.clock.now();
  const again = outcome === 'delayed' ? (mendedBy ?? nextTry(attempts, queuedAt, now, Math.random)) : null;
  const state = outcome === 'delayed' && again === null ? 'failed' : outcome;
  const uncounted = mendedBy === null ? {} : { attempts: attempts - 1 };
  await recordFate(ctx.db, { rawId, address, state, nextTryAt: again, reply, at: now, ...uncounted });
  ctx.log.info({ raw: rawId, to: address, state, attempts, reply }, 'delivery');
  const data = { rawId, address, reply, nextTryAt: again, ...(sender === undefined ? {} : { sender }) };
  await recordEvents(ctx, [{ name: `recipient.${state}`, ...(about ?? { subject: 'raw', subjectId: rawId }), data }]);
}
