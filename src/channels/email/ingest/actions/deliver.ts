import { mailboxesOfAddresses, oldestMailboxId } from '#src/company/mailboxes/index.ts';
import { rememberContacts } from '#src/contacts/index.ts';
import { type Incoming, linkConversations, receiveMessages } from '#src/inbox/conversations/index.ts';
import { type Clues, type Evidence, gatherEvidence, place } from '#src/inbox/threading/index.ts';
import { addressKey, splitPlusTag } from '#src/mail/address/index.ts';
import { conversationOfTag, signingKey } from '#src/mail/message-id/index.ts';
import { deleteRaws, rawDigests } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Letter } from '../letter.ts';
import { independentRuns } from '../runs.ts';
import { insertUnreadable } from '../store.ts';
import { rewriteDelivered } from './rewrite-delivered.ts';

const REPEAT_MS = 7 * 24 * 3600 * 1000;

/** Puts letters into conversations, in the order they arrived, each once. Runs inside the transaction of their jobs. */
export async function deliverLetters(ctx: Ctx, letters: Letter[]): Promise<void> {
  const key = await signingKey(ctx);
  const fresh = await rewriteDelivered(ctx, letters);
  for (const run of independentRuns(fresh)) await deliverRun(ctx, key, run);
}

/** A letter for one of the mailboxes it came to, with what says where it belongs. */
type Delivery = { letter: Letter; clues: Clues; contactId: number };

async function deliverRun(ctx: Ctx, key: Uint8Array, letters: Letter[]): Promise<void> {
  const deliveries = await addressed(ctx, key, letters);
  const evidence = await gatherEvidence(
    ctx.db,
    key,
    deliveries.map(({ clues }) => clues),
  );
  const repeated = await repeatedRawIds(ctx, letters, evidence);
  await deleteRaws(ctx.db, [...repeated]);
  const fresh = deliveries.filter(({ letter }) => !repeated.has(letter.rawId));
  if (fresh.length === 0) return;

  const received = await receiveMessages(
    ctx,
    fresh.map((delivery) => incoming(delivery, evidence)),
  );
  await linkCopies(
    ctx,
    fresh,
    received.map(({ conversationId }) => conversationId),
  );
  const unreadable = letters.filter(({ rawId, error }) => error !== null && !repeated.has(rawId));
  await insertUnreadable(
    ctx.db,
    unreadable.map(({ rawId, error }) => ({ rawId, error: error!, at: ctx.clock.now() })),
  );
}

/** One delivery for each letter and mailbox of ours. */
async function addressed(ctx: Ctx, key: Uint8Array, letters: Letter[]): Promise<Delivery[]> {
  const contacts = await rememberContacts(
    ctx,
    letters.map(({ sender }) => sender),
  );
  const base = (address: string) => addressKey(splitPlusTag(address).address);
  const mailboxes = await mailboxesOfAddresses(ctx.db, [
    ...new Set(letters.flatMap(({ envelopeTo }) => envelopeTo.map(base))),
  ]);
  const fallback = await oldestMailboxId(ctx.db);
  return letters.flatMap((letter) => {
    const contactId = contacts.get(addressKey(letter.sender.address))!;
    const taggedIds = letter.addressedTo.flatMap(
      (address) => conversationOfTag(key, splitPlusTag(address).tag ?? '') ?? [],
    );
    // postmaster (RFC 5321 4.5.1), and an address removed since the 250, reach the first mailbox: nothing is lost.
    const mailboxIds = new Set(letter.envelopeTo.map((address) => mailboxes.get(base(address)) ?? fallback));
    return [...mailboxIds].map((mailboxId) => {
      const clues = { mailboxId, contactId, headerId: letter.content.headerId!, refersTo: letter.refersTo, taggedIds };
      return { letter, contactId, clues };
    });
  });
}

function incoming({ letter, clues, contactId }: Delivery, evidence: Evidence): Incoming {
  const { conversationId, related } = place(clues, evidence);
  const { mailboxId } = clues;
  return { conversationId, related, mailboxId, contactId, rawId: letter.rawId, at: letter.at, content: letter.content };
}

/** Letters whose very bytes and envelope we hold already: the client did not see our 250 (RFC 1047) and sent it again. */
async function repeatedRawIds(ctx: Ctx, letters: Letter[], evidence: Evidence): Promise<Set<number>> {
  const earlierRaws = (letter: Letter) =>
    (evidence.messages.get(letter.content.headerId!) ?? []).flatMap(({ rawId }) =>
      rawId === null || rawId === letter.rawId ? [] : [rawId],
    );
  const digests = await rawDigests(ctx.db, letters.flatMap(earlierRaws));
  const isRepeated = (letter: Letter) =>
    earlierRaws(letter).some((rawId) => {
      const earlier = digests.get(rawId);
      return earlier && letter.at - earlier.at <= REPEAT_MS && Buffer.from(earlier.digest).equals(letter.digest);
    });
  return new Set(letters.filter(isRepeated).map(({ rawId }) => rawId));
}

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
