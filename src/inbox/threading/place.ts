import type { KnownMessage, LinkKind } from '#src/inbox/conversations/index.ts';

/** What a message says about where it belongs. */
export type Clues = {
  mailboxId: number;
  /** the sender, if we know them already */
  contactId: number | null;
  /**
   * What the sender's name is worth: taken as given, doubted (its domain says such mail is not theirs: hazards A6), or ours
   * (a mail that we sent from another program)
   */
  standing: 'given' | 'doubted' | 'ours';
  /** its own Message-ID, or digest where it has none */
  headerId: string;
  /** In-Reply-To, then References from last to first */
  refersTo: string[];
  /** conversations named by a plus-tag with our signature */
  taggedIds: number[];
  /** whom it is from, to and copied to, in look-up form */
  people: string[];
};

export type Known = {
  messages: Map<string, KnownMessage[]>;
  /** whether the conversation is in this mailbox, or was before somebody moved it */
  isIn(conversationId: number, mailboxId: number): boolean;
  isParticipant(conversationId: number, contactId: number): boolean;
  /** whether it is an address of the conversation's customer; asked where something was said beside them */
  isCustomer(conversationId: number, address: string): boolean;
  isOurs(headerId: string): boolean;
};

/** `sideOfId`: it answers what was forwarded, beside the talk with the customer. */
export type Place = {
  conversationId: number | null;
  sideOfId: number | null;
  related: { otherId: number; kind: LinkKind }[];
};

const MOST_RELATED = 5;

/**
 * The rules, strongest first: a tag we signed; a Message-ID we signed and sent; a message we hold, if its sender already takes
 * part in that conversation. All only inside the mailbox the mail came to, or where a
 * conversation was before it was moved. Otherwise a conversation of its own, linked to what
 * it refers to (hazards T1 to T5).
 */
export function place(clues: Clues, known: Known): Place {
  const inMailbox = (id: number) => known.isIn(id, clues.mailboxId);
  const referred = clues.refersTo
    .flatMap((id) => known.messages.get(id) ?? [])
    .filter((message) => message.headerId !== clues.headerId);
  const isWithCustomer = (conversationId: number) =>
    clues.people.some((address) => known.isCustomer(conversationId, address));
  // What the customer wrote, or got a copy of, is no longer said beside them.
  const sideIn = (conversationId: number) => (isWithCustomer(conversationId) ? null : sideOf(referred, conversationId));
  const tagged = clues.taggedIds.find(inMailbox);
  if (tagged !== undefined) return joining(tagged, sideIn(tagged));

  const isBySomebodyIn = (conversationId: number) =>
    clues.standing === 'given' && clues.contactId !== null && known.isParticipant(conversationId, clues.contactId);
  const mayJoin = (message: KnownMessage) =>
    inMailbox(message.conversationId) &&
    (isSentByUs(message, known) || clues.standing === 'ours' || isBySomebodyIn(message.conversationId));
  const joined = referred.find((message) => isSentByUs(message, known) && mayJoin(message)) ?? referred.find(mayJoin);
  if (joined) return joining(joined.conversationId, sideIn(joined.conversationId));

  const copies = (known.messages.get(clues.headerId) ?? []).filter((message) => message.mailboxId !== clues.mailboxId);
  return {
    conversationId: null,
    sideOfId: null,
    related: [...links(copies, 'copy'), ...links(referred, 'related')].slice(0, MOST_RELATED),
  };
}

const joining = (conversationId: number, sideOfId: number | null): Place => ({ conversationId, sideOfId, related: [] });

/** Whether what is answered stood beside the talk with the customer; of all that is referred to, the closest says so. */
const sideOf = (referred: KnownMessage[], conversationId: number): number | null =>
  referred.find((message) => message.conversationId === conversationId)?.sideOfId ?? null;

const isSentByUs = (message: KnownMessage, known: Known) => message.kind === 'out' && known.isOurs(message.headerId);

function links(messages: KnownMessage[], kind: LinkKind): Place['related'] {
  return [...new Set(messages.map(({ conversationId }) => conversationId))].map((otherId) => ({ otherId, kind }));
}
