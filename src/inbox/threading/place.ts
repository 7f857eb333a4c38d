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
};

export type Known = {
  messages: Map<string, KnownMessage[]>;
  /** whether the conversation is in this mailbox, or was before somebody moved it */
  isIn(conversationId: number, mailboxId: number): boolean;
  isParticipant(conversationId: number, contactId: number): boolean;
  isOurs(headerId: string): boolean;
};

export type Place = { conversationId: number | null; related: { otherId: number; kind: LinkKind }[] };

const MOST_RELATED = 5;

/**
 * The rules, strongest first: a tag we signed; a Message-ID we signed and sent; a message we hold, if its sender already takes
 * part in that conversation. All only inside the mailbox the mail came to, or where a
 * conversation was before it was moved. Otherwise a conversation of its own, linked to what
 * it refers to (hazards T1 to T5).
 */
export function place(clues: Clues, known: Known): Place {
  const inMailbox = (id: number) => known.isIn(id, clues.mailboxId);
  const tagged = clues.taggedIds.find(inMailbox);
  if (tagged !== undefined) return joining(tagged);

  const referred = clues.refersTo
    .flatMap((id) => known.messages.get(id) ?? [])
    .filter((message) => message.headerId !== clues.headerId);
  const isBySomebodyIn = (conversationId: number) =>
    clues.standing === 'given' && clues.contactId !== null && known.isParticipant(conversationId, clues.contactId);
  const mayJoin = (message: KnownMessage) =>
    inMailbox(message.conversationId) &&
    (isSentByUs(message, known) || clues.standing === 'ours' || isBySomebodyIn(message.conversationId));
  const joined = referred.find((message) => isSentByUs(message, known) && mayJoin(message)) ?? referred.find(mayJoin);
  if (joined) return joining(joined.conversationId);

  const copies = (known.messages.get(clues.headerId) ?? []).filter((message) => message.mailboxId !== clues.mailboxId);
  return {
    conversationId: null,
    related: [...links(copies, 'copy'), ...links(referred, 'related')].slice(0, MOST_RELATED),
  };
}

const joining = (conversationId: number): Place => ({ conversationId, related: [] });

const isSentByUs = (message: KnownMessage, known: Known) => message.kind === 'out' && known.isOurs(message.headerId);

function links(messages: KnownMessage[], kind: LinkKind): Place['related'] {
  return [...new Set(messages.map(({ conversationId }) => conversationId))].map((otherId) => ({ otherId, kind }));
}
