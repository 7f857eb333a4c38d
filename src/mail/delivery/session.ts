import { messageOf, Upstream } from '#src/lib/errors.ts';
import { authorDomain, withCrlf } from '#src/mail/dkim/index.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type News, settle, tellLane } from './actions/settle.ts';
import type { DeliveryDeps } from './deps.ts';
import { type Consignment, type Lane, takeTurn } from './lane.ts';
import type { Outcome } from './outcomes.ts';
import type { Due } from './schema.ts';
import { type Carrier, carrierOf } from './transport.ts';

export type SessionParts = {
  ctx: Ctx;
  deps: DeliveryDeps;
  isStopped(): boolean;
  /** Marks what is taken as being sent, before anything is. */
  claim(consignment: Consignment): Promise<Due[]>;
  /** Resolves when there may be more for this lane, or it has waited long enough. */
  rest(lane: Lane): Promise<void>;
};

// Servers end a session that goes on for too long, in the middle of a letter if they must.
const LETTERS_A_SESSION = 100;

/** Sends what is due in a lane, one letter after the other over one connection, until nothing has come for a while. */
export async function runSession(parts: SessionParts, lane: Lane): Promise<void> {
  let carrier: Carrier | null = null;
  const carry = async () => {
    carrier ??= carrierOf(await lane.destination.route());
    return carrier;
  };
  try {
    for (let letters = 0; letters < LETTERS_A_SESSION; letters++) {
      const due = (await take(parts, lane)) ?? (await afterRest(parts, lane));
      if (!due) return;
      const outcomes = await attempt(parts, due, carry);
      const news = tellLane(lane, outcomes, parts.ctx.clock.now());
      await record(parts, { lane, due, outcomes, news });
      if (outcomes.some(({ trouble }) => trouble)) return;
    }
  } finally {
    (carrier as Carrier | null)?.close();
  }
}

async function take({ ctx, claim, isStopped }: SessionParts, lane: Lane): Promise<Due[] | null> {
  while (!isStopped() && lane.backlog.length > 0) {
    if (!takeTurn(lane, ctx.clock.now(), ctx.config.destinationMessages)) return null;
    const due = await claim(lane.backlog.shift()!);
    if (due.length > 0) return due;
  }
  return null;
}

async function afterRest(parts: SessionParts, lane: Lane): Promise<Due[] | null> {
  lane.idle += 1;
  await parts.rest(lane).finally(() => {
    lane.idle -= 1;
  });
  return take(parts, lane);
}

async function attempt({ ctx, deps }: SessionParts, due: Due[], carry: () => Promise<Carrier>): Promise<Outcome[]> {
  const to = due.map(({ address }) => address);
  const all = (state: 'failed' | 'delayed', reply: string, trouble?: 'connection') =>
    to.map((address) => ({ address, state, reply, ...(trouble ? { trouble } : {}) }));
  const { rawId } = due[0]!;
  try {
    const raw = await readRaw(ctx.reader, rawId);
    if (!raw) return all('failed', 'The mail is gone');
    const carrier = await carry();
    const unsigned = withCrlf(raw.bytes);
    const sign = await deps.signerFor(ctx, authorDomain(unsigned) ?? '');
    const from = await deps.senderFor(ctx, rawId, raw.envelope.from);
    const outcomes = await carrier.deliver({ bytes: await sign(unsigned), from, to });
    return outcomes.map((outcome) => (outcome.trouble ? outcome : { ...outcome, sender: from }));
  } catch (error) {
    // What we don't know may pass: only a clear permanent answer fails a customer's mail.
    const reply = messageOf(error);
    if (error instanceof Upstream)
      return error.isTemporary ? all('delayed', reply, 'connection') : all('failed', reply);
    ctx.log.error({ raw: rawId, err: error }, 'a delivery broke');
    return all('delayed', reply);
  }
}

// About an hour; after that its lease ends, or a restart comes first, and the mail is sent again.
const RECORD_TRIES = 60;
const LONGEST_RECORD_REST_MS = 60_000;

/** A full disk must not make us send a mail twice: what became of it is known, so it is written as soon as it can be. */
async function record(
  { ctx, deps, isStopped }: SessionParts,
  fate: { lane: Lane; due: Due[]; outcomes: Outcome[]; news: News },
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await settle(ctx, deps, fate);
    } catch (error) {
      if (tries >= RECORD_TRIES || isStopped()) throw error;
      ctx.log.error({ raw: fate.due[0]!.rawId, tries, err: error }, 'what became of a mail could not be recorded yet');
      await Bun.sleep(Math.min(LONGEST_RECORD_REST_MS, 500 * 2 ** tries));
    }
  }
}
