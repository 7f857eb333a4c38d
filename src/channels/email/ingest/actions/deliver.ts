import type { SpamVerdict } from '#src/channels/email/spam/index.ts';
import { clearBounces } from '#src/contacts/index.ts';
import { type Incoming, linkConversations, receiveMessages } from '#src/inbox/conversations/index.ts';
import { type Evidence, gatherEvidence, place } from '#src/inbox/threading/index.ts';
import { signingKey } from '#src/mail/message-id/index.ts';
import { deleteRaws, rawDigests } from '#src/mail/raw/index.ts';
import { traceAddresses } from '#src/mail/trace/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Letter } from '../letter.ts';
import { comparedRawIds, repeatedRawIds } from '../repeats.ts';
import { independentRuns } from '../runs.ts';
import { placeOrSpam } from '../spam-place.ts';
import { insertUnreadable } from '../store.ts';
import { addressed, type Delivery } from './address.ts';
import { judge, recordJudgement } from './judge.ts';
import { followReports, placeReports } from './reports.ts';
import { rewriteDelivered } from './rewrite-delivered.ts';

/** Puts letters into conversations, in the order they arrived, each once. Runs inside the transaction of their jobs. */
export async function deliverLetters(ctx: Ctx, letters: Letter[]): Promise<void> {
  const key = await signingKey(ctx);
  const fresh = await rewriteDelivered(ctx, letters);
  for (const run of independentRuns(fresh)) await deliverRun(ctx, key, run);
}

async function deliverRun(ctx: Ctx, key: Uint8Array, arrived: Letter[]): Promise<void> {
  const all = await addressed(ctx, key, arrived);
  const proven = await placeReports(ctx, all);
  const evidence = await gatherEvidence(
    ctx.db,
    key,
    all.map(({ clues }) => clues),
  );
  const repeated = await dropRepeated(ctx, arrived, evidence);
  const letters = arrived.filter(({ rawId }) => !repeated.has(rawId));
  if (letters.length === 0) return;
  const deliveries = all.filter(({ letter }) => !repeated.has(letter.rawId));

  const verdicts = await judge(ctx, letters, proven);
  const placed = deliveries.map((delivery) => incoming(delivery, evidence, verdicts.get(delivery.letter.rawId)));
  const received = await receiveMessages(ctx, placed);
  await linkCopies(
    ctx,
    deliveries,
    received.map(({ conversationId }) => conversationId),
  );
  await noteUnreadable(ctx, letters);
  await followReports(ctx, letters);
  await clearBounces(
    ctx,
    letters.filter(isFromPerson).map(({ sender }) => sender.address),
  );
  await recordJudgement(
    ctx,
    letters,
    verdicts,
    new Set(placed.filter(({ isSpam }) => isSpam).map(({ rawId }) => rawId)),
  );
  await traceAddresses(ctx, letters.map(traced));
}

function incoming({ letter, clues, contactId, sentBy }: Delivery, evidence: Evidence, verdict?: SpamVerdict): Incoming {
  const { mailboxId } = clues;
  const { rawId, at, content, envelope } = letter;
  return {
    ...placeOrSpam(place(clues, evidence), verdict),
    mailboxId,
    contactId,
    rawId,
    at,
    content,
    isHistory: envelope.isHistory ?? false,
    ...(sentBy ? { sentBy } : {}),
  };
}

async function dropRepeated(ctx: Ctx, letters: Letter[], evidence: Evidence): Promise<Set<number>> {
  const held = await rawDigests(ctx.db, comparedRawIds(letters, evidence));
  const repeated = repeatedRawIds(letters, evidence, held);
  await deleteRaws(ctx.db, [...repeated]);
  return repeated;
}

async function noteUnreadable(ctx: Ctx, letters: Letter[]): Promise<void> {
  const unreadable = letters.filter(({ error }) => error !== null);
  await insertUnreadable(
    ctx.db,
    unreadable.map(({ rawId, error }) => ({ rawId, error: error!, at: ctx.clock.now() })),
  );
}

/** Whoever writes can be written to, unless somebody only uses their name. */
const isFromPerson = ({ content, examination }: Letter) =>
  content.marks.automatic === undefined && examination?.verification.verdict === 'verified';

const traced = ({ rawId, envelope, content }: Letter) => ({
  rawId,
  addresses: [envelope.from, ...envelope.to, content.people.from?.address ?? ''].filter((address) => address !== ''),
});

/** One mail to two of our mailboxes: its conversations know of each other. */
async function linkCopies(ctx: Ctx, deliveries: Delivery[], conversationIds: number[]): Promise<void> {
  const byRaw = new Map<number, number[]>();
  for (const [i, { letter }] of deliveries.entries()) {
    byRaw.set(letter.rawId, [...(byRaw.get(letter.rawId) ?? []), conversationIds[i]!]);
  }
  const links = [...byRaw.values()].flatMap(([first, ...others]) =>
    others.filter((id) => id !== first).map((otherId) => ({ conversationId: first!, otherId, kind: 'copy' as const })),
  );
  await linkConversations(ctx.db, links);
}
