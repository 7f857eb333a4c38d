import { ourAddresses } from '#src/company/mailboxes/index.ts';
import { asciiDomain } from '#src/lib/domain.ts';
import { domainOf } from '#src/mail/address/index.ts';
import { type KeyPair, publishes } from '#src/mail/dkim/index.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type EventHandler, recordEvents } from '#src/platform/events/index.ts';
import { type AnyJobKind, jobKind, scheduleJob } from '#src/platform/jobs/index.ts';
import { addKeys, makeKeyPairs } from './actions.ts';
import { nextStep } from './lifecycle.ts';
import { recordOf } from './records.ts';
import type { DkimKey } from './schema.ts';
import { deleteKeysRetiredBefore, dkimKeys, insertDomains, listDomains, updateDkimKey } from './store.ts';

const KIND = 'domains.keep';
const HOUR_MS = 3600_000;

// Letters wait for days in queues, and some are verified when they are read: RFC 6376 section 3.1 and habit.
const PUBLISHED_AFTER_MS = 30 * 24 * HOUR_MS;

/** What DNS says of a key's record; null where it gave no answer. */
type Seen = { key: DkimKey; isPublished: boolean | null };
type Found = { names: string[]; pairs: Map<string, KeyPair[]>; seen: Seen[] };

/**
 * Every hour, and when a mailbox is added: each domain of ours has keys, and each key is looked for in DNS. So a letter is
 * signed without a question to DNS, and by keys that receivers find.
 */
export const jobs = (resolver: Pick<Resolver, 'txt'>): AnyJobKind[] => [
  jobKind<object, Found>({
    kind: KIND,
    everyMs: HOUR_MS,
    async prepare(ctx, payloads) {
      const value = await look(ctx, resolver);
      return payloads.map(() => ({ ok: true, value }));
    },
    async apply(ctx, done) {
      const found = done.at(-1)?.value;
      if (found) await keep(ctx, found);
    },
  }),
];

export const eventHandlers: EventHandler[] = [
  {
    name: 'domains.keep',
    events: ['mailbox.added', 'dkim.added'],
    // The timer of the job itself, which then goes on from here: one row, however many mailboxes come at once.
    handle: (ctx) => scheduleJob(ctx, KIND, 'every', ctx.clock.now(), {}),
  },
];

async function look(ctx: Ctx, resolver: Pick<Resolver, 'txt'>): Promise<Found> {
  const addresses = await ourAddresses(ctx.reader);
  const ours = [...addresses.keys()].map((address) => asciiDomain(domainOf(address)));
  const names = [...new Set(ours.filter((name) => name !== null))];
  const keys = await dkimKeys(ctx.reader);
  const withKeys = new Set(keys.map(({ domain }) => domain));
  const pairs = new Map<string, KeyPair[]>();
  for (const name of names) if (!withKeys.has(name)) pairs.set(name, await makeKeyPairs());
  const used = keys.filter(({ retiredAt }) => retiredAt === null);
  return { names, pairs, seen: await Promise.all(used.map((key) => lookFor(key, resolver))) };
}

async function lookFor(key: DkimKey, resolver: Pick<Resolver, 'txt'>): Promise<Seen> {
  try {
    const records = await resolver.txt(recordOf(key).name);
    return { key, isPublished: records.some((record) => publishes(record, key)) };
  } catch {
    return { key, isPublished: null };
  }
}

async function keep(ctx: Ctx, { names, pairs, seen }: Found): Promise<void> {
  const now = ctx.clock.now();
  const known = new Set((await listDomains(ctx.db)).map(({ name }) => name));
  await insertDomains(
    ctx.db,
    names.filter((name) => !known.has(name)),
  );
  for (const [domain, made] of pairs)
    if ((await dkimKeys(ctx.db, domain)).length === 0) await addKeys(ctx, domain, made);
  for (const { key, isPublished } of seen) await settle(ctx, key, isPublished, seen);
  await deleteKeysRetiredBefore(ctx.db, now - PUBLISHED_AFTER_MS);
}

async function settle(ctx: Ctx, key: DkimKey, isPublished: boolean | null, all: Seen[]): Promise<void> {
  const isReplaced = all.some(
    (other) =>
      other.isPublished === true &&
      other.key.domain === key.domain &&
      other.key.algorithm === key.algorithm &&
      other.key.createdAt > key.createdAt,
  );
  const step = nextStep({ isSigning: key.signsFromAt !== null, isPublished, isReplaced });
  if (step === null) return;
  const now = ctx.clock.now();
  const set = { signs: { signsFromAt: now }, vanished: { signsFromAt: null }, retired: { retiredAt: now } }[step];
  await updateDkimKey(ctx.db, key, set);
  const data = { domain: key.domain, selector: key.selector };
  await recordEvents(ctx, [{ name: `dkim.${step}`, subject: 'domain', subjectId: 0, data }]);
}
