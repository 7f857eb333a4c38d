import type { BounceReason } from '#src/mail/bounces/index.ts';
import type { Status } from '../inbox/conversations/types.ts';
import type { FormState } from '../ui/types.ts';

export type ContactAddress = {
  address: string;
  /** Mail to it comes back: since when (UTC ms), and why. */
  bounce: { at: number; reason: BounceReason | 'complaint' } | null;
  /** What the lists of senders say of it. */
  listed: 'block' | 'allow' | null;
};

export type ContactConversation = {
  id: number;
  subject: string;
  status: Status;
  at: number;
  /** Null where there is one mailbox only. */
  mailboxName: string | null;
};

/** A contact, as far as the mailboxes that this person may read tell of them. */
export type Contact = {
  id: number;
  /** Empty where they gave none. */
  name: string;
  note: string;
  /** Images of other servers are loaded in their mail without being asked for. */
  showsImages: boolean;
  mayManage: boolean;
  addresses: ContactAddress[];
  /** When they wrote first, UTC ms; null where that is too far back to look. */
  firstAt: number | null;
  lastAt: number;
  count: number;
  /** There are more than `count`. */
  isMore: boolean;
  conversations: ContactConversation[];
};

/** What each part of the card is drawn from. */
export type ContactPart = {
  contact: Contact;
  /** The conversation it is shown beside; null on the contact's own page. */
  besideId: number | null;
  /** The form that came back. */
  form: FormState;
};
