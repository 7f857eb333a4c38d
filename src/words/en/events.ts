type Data = Record<string, string | number | null>;
type Sentence = (actor: string | null, data: Data) => string;

const byName: Record<string, Sentence> = {
  'conversation.assigned': (actor, { to }) => {
    if (to === null || to === undefined) return actor ? `${actor} removed the assignee` : 'Assignee removed';
    if (to === actor) return `${actor} took this`;
    return actor ? `${actor} assigned this to ${to}` : `Assigned to ${to}`;
  },
  'conversation.moved': (actor, { from, to }) => {
    const way = from && to ? ` from ${from} to ${to}` : ' to another mailbox';
    return actor ? `${actor} moved this${way}` : `Moved${way}`;
  },
  'conversation.opened': (actor) => (actor ? `${actor} reopened this` : 'Reopened'),
  'conversation.reopened': (actor) => (actor ? `${actor} reopened this` : 'Reopened by a new message'),
  'conversation.undelivered': () => 'Reopened: a reply did not reach its recipient',
  'conversation.pending': (actor) => (actor ? `${actor} set this to pending` : 'Set to pending'),
  'conversation.closed': (actor) => (actor ? `${actor} closed this` : 'Closed'),
  'conversation.spammed': (actor) => (actor ? `${actor} marked this as spam` : 'Marked as spam'),
  'conversation.trashed': (actor) => (actor ? `${actor} moved this to the trash` : 'Moved to the trash'),
  'conversation.restored': (actor) => (actor ? `${actor} restored this` : 'Restored'),
  'reply.held': (actor) => (actor ? `A reply by ${actor} was held back` : 'A reply was held back'),
  'draft.left': (actor) => (actor ? `${actor} began this conversation` : 'Begun by a mail of ours'),
  'reply.undone': (actor) =>
    actor ? `${actor} took a reply back before it left` : 'A reply was taken back before it left',
  'recipient.retried': (actor, { address }) =>
    actor ? `${actor} had the mail to ${address} tried again` : `The mail to ${address} is tried again`,
  'recipient.readdressed': (actor, { address, to }) =>
    actor ? `${actor} sent this to ${to} instead of ${address}` : `Sent to ${to} instead of ${address}`,
  'recipient.cancelled': (actor, { address }) =>
    actor ? `${actor} cancelled the mail to ${address}` : `The mail to ${address} was cancelled`,
  'recipient.held': (actor, { address }) =>
    actor ? `${actor} held the mail to ${address}` : `The mail to ${address} is held`,
  'recipient.bounced': (_, { address }) => `Mail to ${address ?? 'a recipient'} came back`,
  'recipient.complained': (_, { address }) => `${address ?? 'A recipient'} marked our mail as spam`,
  'message.parsed': () => 'The message was parsed again',
};

export const events = {
  /** The events that there are sentences for: what a timeline tells. */
  names: Object.keys(byName),

  /** A newer Postroom or a later feature may have written an event that this catalogue does not know. */
  sentence: (name: string, actor: string | null, data: Data): string => {
    const known = Object.hasOwn(byName, name) ? byName[name] : undefined;
    if (known) return known(actor, data);
    return actor ? `${actor}: ${name}` : name;
  },
};
