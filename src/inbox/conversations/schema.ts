import type { Generated, Selectable } from 'kysely';
import type { MailAddress } from '#src/mail/address/index.ts';
import type { Invitation } from '#src/mail/calendar/index.ts';
import type { Part, Protection } from '#src/mail/mime/index.ts';

/** The store has a place for 'snoozed' and 'merged' too; their features come later. */
export type Status = 'open' | 'pending' | 'closed' | 'spam' | 'trash';

type ConversationTable = {
  id: Generated<number>;
  mailboxId: number;
  contactId: number;
  status: Status;
  assigneeId: number | null;
  waitingSinceAt: number | null;
  lastMessageAt: number;
  lastMessageId: number;
  messageCount: number;
  hasAttachment: number;
  subject: string;
  preview: string;
  statusBefore: Status | null;
  createdAt: number;
  closedAt: number | null;
};

type MessageTable = {
  id: Generated<number>;
  conversationId: number;
  rawId: number | null;
  kind: 'in' | 'out' | 'note';
  contactId: number | null;
  userId: number | null;
  at: number;
  headerHash: number | null;
  headerId: string | null;
  subject: string | null;
  people: string;
  marks: string;
  parts: string | null;
  /** the message that was forwarded, in a side thread; null in the talk with the customer */
  sideOfId: number | null;
  body: Uint8Array;
};

export type ConversationTables = {
  conversation: ConversationTable;
  conversationLink: { conversationId: number; otherId: number; kind: LinkKind };
  tally: { list: string; mailboxId: number; status: Status; n: number };
  message: MessageTable;
  participant: { conversationId: number; contactId: number };
  seen: { conversationId: number; userId: number; messageId: number };
  formerMailbox: { conversationId: number; mailboxId: number };
  undo: { userId: number; token: string; at: number; data: string };
};

/** related: refers to that conversation but may not join it. copy: the same mail in another mailbox. */
export type LinkKind = 'related' | 'copy';

/** Who a message is from and to, as its headers say. */
export type People = { from: MailAddress | null; to: MailAddress[]; cc: MailAddress[]; replyTo: MailAddress[] };

/** What is known of a message beside its content. `unreadable`: could not be parsed. `imported`: older than our fetching here. */
export type Marks = {
  automatic?: 'bounce' | 'reply' | 'list';
  unreadable?: true;
  imported?: true;
  hasHtml?: true;
  protection?: Protection;
  invitation?: Invitation;
};

/** What can be derived from the raw form, again and again, with the same result. */
export type MessageContent = {
  headerId: string | null;
  subject: string;
  people: People;
  marks: Marks;
  parts: Part[];
  text: string;
};

export type Conversation = Omit<Selectable<ConversationTable>, 'closedAt'>;

export type Message = Omit<
  Selectable<MessageTable>,
  'headerHash' | 'body' | 'subject' | 'people' | 'marks' | 'parts'
> & { subject: string; people: People; marks: Marks; parts: Part[] };
