import type { LookAlike, Verification } from '#src/mail/authentication/index.ts';
import type { BounceReason, ReportKind } from '#src/mail/bounces/index.ts';
import type { Invitation } from '#src/mail/calendar/index.ts';
import type { Protection } from '#src/mail/mime/index.ts';
import type { SpamReason } from '#src/words/index.ts';
import type { Address, Person } from '../../ui/types.ts';

export type ListName = 'mine' | 'unassigned' | 'waiting' | 'open' | 'pending' | 'closed' | 'spam' | 'trash';
export type ListOrder = 'newest' | 'oldest' | 'waiting';
export type Status = 'open' | 'pending' | 'closed' | 'spam' | 'trash';

/** Where a person is: one of the lists, in one mailbox or in all they may see; or (`isDrafts`) the list of their drafts. */
export type Place = { list: ListName; mailboxId: number | null; isDrafts?: boolean };

/** What a list shows of a conversation. */
export type Row = {
  id: number;
  subject: string;
  /** The other side: name or address. */
  who: string;
  preview: string;
  /** Time of the newest message, UTC ms. */
  at: number;
  isUnread: boolean;
  assignee: (Person & { photo?: string | null }) | null;
  /** Since when the customer waits for an answer, UTC ms; null where they don't. */
  waitingSinceAt: number | null;
  messageCount: number;
  hasFiles: boolean;
  hasFailed: boolean;
  /** I have a draft in it. */
  hasDraft: boolean;
  /** Null where all rows belong to the same mailbox. */
  mailboxName: string | null;
};

/** What was just done with several conversations; `undo` takes it back, where there is anything to take back. */
export type TreatedShown = {
  act: Status | 'read' | 'unread' | 'moved' | 'restored' | 'assigned' | 'unassigned' | 'undone';
  changed: number;
  /** Those that were to be treated too but could not be. */
  left: number;
  undo: string | null;
};

/** The head of a conversation: what can be changed about it. */
export type Head = {
  id: number;
  contactId: number;
  subject: string;
  mailboxName: string;
  status: Status;
  assignee: Person | null;
  /** Who may be chosen, me among them. */
  people: Person[];
  me: Person;
  /** Whether this person may do more than read. */
  mayManage: boolean;
  /** The other mailboxes that it may be moved to. */
  moveTo: { id: number; name: string }[];
};

/** `preview`: how it can be looked at without saving it. */
export type Attachment = {
  path: string;
  name: string | null;
  type: string;
  bytes: number;
  preview: 'image' | 'pdf' | null;
};

/** `text` is HTML that our own text renderer escaped; mail HTML is never in here, it goes to a frame. */
export type MessageBody =
  | { kind: 'text'; html: string }
  /** `images`: what its address carries where pictures of other servers are shown at once. */
  | { kind: 'frame'; hasHtml: boolean; images: string | null }
  /** `isStill`: it was just tried again, in vain. */
  | { kind: 'unreadable'; isStill: boolean };

export type DeliveryState = 'queued' | 'sending' | 'sent' | 'delayed' | 'held' | 'failed' | 'cancelled';

/** The fate of one message at one recipient; `answer` is what the other server said. */
export type Delivery = {
  address: string;
  state: DeliveryState;
  at: number | null;
  nextTryAt: number | null;
  answer: string | null;
  /** What another server told later; `messageId` is its mail, where the thread shows that. */
  report: { kind: ReportKind; reason: BounceReason; at: number; messageId: number | null } | null;
  /** The address that it was sent to instead. */
  replacedBy: string | null;
  /** What the reader can do about it. */
  choices: ('retry' | 'readdress' | 'cancel')[];
  /** Another address that was just typed for it, and what is wrong with that. */
  refused: { typed: string; error: string } | null;
};

export type Message = {
  kind: 'message';
  id: number;
  conversationId: number;
  direction: 'in' | 'out';
  at: number;
  from: Address;
  /** Where the picture of the colleague who wrote it stands, if they have one. */
  photo?: string | null;
  to: Address[];
  cc: Address[];
  /** Who got it without standing in it. */
  bcc: Address[];
  /** With whom it was exchanged beside the talk with the customer; null where it is part of that. */
  beside: string | null;
  /** I may answer and forward it. */
  mayAnswer: boolean;
  /** Whom an answer goes to, where that is not who wrote. */
  replyTo: Address[];
  /** One line shown while the message is folded. */
  preview: string;
  isUnread: boolean;
  isAutomatic: boolean;
  /** Not what servers report of our own mail: their sender blocked, no bounce would be seen again. */
  mayBeBlocked: boolean;
  /** What somebody who is writing should know of before they send: written by another person, and not long ago imported. */
  isNews: boolean;
  /** Who really sent it; null where nobody looked. */
  trust: { verification: Verification; lookAlike: LookAlike | null } | null;
  /** Why it went to spam; empty where it did not. */
  spamReasons: SpamReason[];
  body: MessageBody;
  /** Whether pictures of other servers are shown in this sender's mail; null where there are none, or the reader has no say. */
  senderImages: 'ask' | 'always' | null;
  protection: Protection | null;
  /** `stranger`: who it speaks for, where that is not who sent it. */
  invitation: (Invitation & { stranger: Address | null }) | null;
  attachments: Attachment[];
  /** Empty for mail that came in. */
  deliveries: Delivery[];
};

/** Something that happened; `data` holds the values that its sentence needs (`to`: a name or a status). */
export type ThreadEvent = {
  kind: 'event';
  id: number;
  at: number;
  name: string;
  actor: string | null;
  data: Record<string, string | number | null>;
};

export type ThreadItem = Message | ThreadEvent;

/** A sent reply that can still be taken back. */
export type Waiting = {
  draftId: number;
  author: string;
  photo?: string | null;
  leavesAt: number;
  to: Address[];
  bodyHtml: string;
  fileNames: string[];
  isMine: boolean;
};

/** A reply that did not leave because something newer exists. */
export type Held = {
  draftId: number;
  author: string;
  at: number;
  to: Address[];
  bodyHtml: string;
  reason: 'newer-message' | 'newer-reply' | 'not-sent';
  /** Who wrote the newer message, and which it is; null where the reply could not be made into a mail. */
  newer: { name: string; messageId: number } | null;
  isMine: boolean;
};

export type RelatedConversation = { id: number; subject: string };
