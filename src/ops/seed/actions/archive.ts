import { deliverMade } from '#src/channels/email/ingest/index.ts';
import type { Actor } from '#src/company/access/index.ts';
import { treat } from '#src/inbox/conversations/index.ts';
import { createRandom, type Random } from '#src/lib/random.ts';
import type { Ctx } from '#src/platform/context.ts';
import { lifelikeThreads } from '../lifelike.ts';
import { seedCompany } from './company.ts';
import { type Arriving, store } from './receive.ts';

/** What everybody in the archive signs in with. */
export const SEED_PASSWORD = 'postroom seed';

const BATCH = 128;

/**
 * An archive of so many conversations, the same in every run but for what must be secret. What is old is closed, as in every
 * archive; of the rest some is assigned, pending, spam or in the trash.
 * @param turn sets the clock of `ctx` to the time of what happens next (UTC ms)
 * @param say is told how many mails came in so far
 */
export async function seedArchive(
  ctx: Ctx,
  conversations: number,
  { turn, say }: { turn(at: number): void; say(mails: number): void },
): Promise<{ mails: number }> {
  const { addresses, admin } = await seedCompany(ctx, SEED_PASSWORD);
  let waiting: Arriving[] = [];
  let mails = 0;
  const takeIn = async () => {
    if (waiting.length === 0) return;
    turn(waiting.at(-1)!.at);
    await deliverMade(ctx, await store(ctx, waiting));
    mails += waiting.length;
    waiting = [];
    say(mails);
  };
  for (const mail of lifelikeThreads(addresses, conversations)) {
    if (waiting.push(mail) === BATCH) await takeIn();
  }
  await takeIn();
  await treatAll(ctx, admin, conversations);
  return { mails };
}

/** The older part has ended, the newer is being worked on; a thousand at a time, as one treatment takes. */
async function treatAll(ctx: Ctx, admin: Actor, conversations: number): Promise<void> {
  const random = createRandom(7);
  const newest = Math.ceil(conversations * 0.15);
  for (let first = 1; first <= conversations; first += 1000) {
    const ids = Array.from({ length: Math.min(1000, conversations - first + 1) }, (_, i) => first + i);
    await treatPage(ctx, admin, random, ids, conversations - newest);
  }
}

async function treatPage(ctx: Ctx, admin: Actor, random: Random, ids: number[], oldUpTo: number): Promise<void> {
  const assigned = ids.filter(() => random.next() < 0.7);
  const people = Map.groupBy(assigned, () => 1 + random.below(12));
  for (const [userId, theirs] of people) await treat(ctx, admin, theirs, { kind: 'assignee', userId });
  const ends = Map.groupBy(ids, (id) => endOf(id, oldUpTo, random));
  for (const status of ['closed', 'pending', 'spam', 'trash'] as const) {
    const those = ends.get(status) ?? [];
    if (those.length > 0) await treat(ctx, admin, those, { kind: 'status', status });
  }
}

function endOf(id: number, oldUpTo: number, random: Random): 'open' | 'closed' | 'pending' | 'spam' | 'trash' {
  const draw = random.next();
  if (id <= oldUpTo) return draw < 0.96 ? 'closed' : draw < 0.99 ? 'spam' : 'trash';
  return draw < 0.6 ? 'closed' : draw < 0.85 ? 'open' : 'pending';
}
