import type { Fate } from '#src/mail/delivery/index.ts';

/** What can be done about a recipient: try now, send to another address instead, give up. */
export type RecipientChoice = 'retry' | 'readdress' | 'cancel';

const CHOICES: Record<Fate['state'], RecipientChoice[]> = {
  queued: ['cancel'],
  sending: [],
  delayed: ['retry', 'readdress', 'cancel'],
  held: ['retry', 'readdress', 'cancel'],
  sent: [],
  failed: ['retry', 'readdress'],
  cancelled: ['retry', 'readdress'],
};

/** Where another address stands for it, what is to be done is done there. */
export const recipientChoices = ({ state, replacedBy }: Pick<Fate, 'state' | 'replacedBy'>): RecipientChoice[] =>
  replacedBy === null ? CHOICES[state] : [];
