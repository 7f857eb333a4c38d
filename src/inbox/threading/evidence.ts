import { addressesOf } from '#src/contacts/index.ts';
import {
  findConversations,
  formerMailboxesOf,
  type KnownMessage,
  messagesByHeaderIds,
  participantsOf,
} from '#src/inbox/conversations/index.ts';
import { isOurMessageId } from '#src/mail/message-id/index.ts';
import type { Db } from '#src/platform/db/index.ts';
import type { Clues, Known } from './place.ts';

const MOST_PER_ID = 50;
const MOST_OF_OURS = 10;

/** What the store knows of the clues of a whole batch, in three look-ups. */
export type Evidence = Known;

export async function gatherEvidence(
  db: Db,
  key: Uint8Array,
  clues: Pick<Clues, 'headerId' | 'refersTo' | 'taggedIds'>[],
): Promise<Evidence> {
  const headerIds = [...new Set(clues.flatMap(({ headerId, refersTo }) => [headerId, ...refersTo]))];
  const messages = new Map<string, Awaited<ReturnType<typeof messagesByHeaderIds>>>();
  for (const message of await messagesByHeaderIds(db, headerIds)) {
    const same = messages.get(message.headerId) ?? [];
    messages.set(message.headerId, same);
    // Ours first, then the newest: an id that somebody repeats thousands of times must not grow with them.
    if (message.kind === 'out') same.unshift(message);
    else same.push(message);
    if (same.length > MOST_PER_ID) same.splice(MOST_OF_OURS, same.length - MOST_PER_ID);
  }
  const found = [...messages.values()].flat();
  const mailboxes = new Map(found.map(({ conversationId, mailboxId }) => [conversationId, mailboxId]));
  for (const { id, mailboxId } of await findConversations(
    db,
    clues.flatMap(({ taggedIds }) => taggedIds),
  ))
    mailboxes.set(id, mailboxId);
  const participants = await participantsOf(db, [...mailboxes.keys()]);
  const former = await formerMailboxesOf(db, [...mailboxes.keys()]);
  const customers = await customersBeside(db, found);
  return {
    messages,
    isIn: (id, mailboxId) => mailboxes.get(id) === mailboxId || (former.get(id)?.has(mailboxId) ?? false),
    isParticipant: (id, contactId) => participants.get(id)?.has(contactId) ?? false,
    isCustomer: (id, address) => customers.get(id)?.has(address) ?? false,
    isOurs: (headerId) => isOurMessageId(key, headerId),
  };
}

/** The customers' addresses in those conversations where something was said beside them; of most letters there are none. */
async function customersBeside(db: Db, found: KnownMessage[]): Promise<Map<number, Set<string>>> {
  const customers = new Map<number, Set<string>>();
  for (const { sideOfId, conversationId, customerId } of found)
    if (sideOfId !== null && !customers.has(conversationId))
      customers.set(conversationId, new Set(await addressesOf(db, customerId)));
  return customers;
}
