import type { BounceMark } from '#src/contacts/index.ts';
import type { Person } from '../../ui/types.ts';

/** `name` is empty where there is none. */
export type Recipient = { name: string; address: string };

export type DraftFile = { id: number; name: string; bytes: number };

/** As whom one may write; onBehalf: in one's own name, for the mailbox. `name` is the mailbox's. */
export type Sender = { address: string; onBehalf: boolean; name: string };

/** Why somebody is among the recipients. */
export type Why = 'wrote' | 'reply-to' | 'to' | 'cc' | 'added';

/** A half-written mail of mine. */
export type Draft = {
  id: number;
  kind: 'reply' | 'forward' | 'new';
  /** Null where it begins one. */
  conversationId: number | null;
  text: string;
  html: string;
  /** Id of the newest message that I had seen when I wrote this. */
  seen: number;
  subject: string;
  from: Sender;
  /** All that may be chosen. */
  senders: Sender[];
  /** Each as one line of addresses with commas between them. */
  to: string;
  cc: string;
  bcc: string;
  /** What else I write in the same conversation. */
  others: { id: number; kind: 'reply' | 'forward' | 'new' }[];
  /** By address in lower case. */
  whys: Record<string, Why>;
  /** Whom the newest message wants answered; null where that is no question. `keys` tells the server who was shown. */
  called: { keys: string; list: string; name: string } | null;
  /** False where somebody of them is not among the recipients, and the author has not seen that yet. */
  isCalledNow: boolean;
  /** Recipients that mail has come back from, or who complained; since when (UTC ms). */
  bounced: { address: string; at: number; reason: BounceMark['reason'] }[];
  files: DraftFile[];
  /** Files that may stand in the text as pictures. */
  pictures: Pick<DraftFile, 'id' | 'bytes'>[];
  /** UTC ms of the last save; null before the first. */
  savedAt: number | null;
  /** The message that will stand quoted below the answer, as text. */
  quote: { name: string; at: number; text: string } | null;
  /** none: its author left it out, or took it into the text. */
  quoting: 'below' | 'none';
  ending: Ending;
};

/** What its author may say of the conversation; `settles` has it if they say nothing. */
export type EndingChoices = {
  status: 'open' | 'pending' | 'closed' | 'spam' | 'trash';
  chosen: 'open' | 'pending' | 'closed' | null;
  people: Person[];
  settles: Person | null;
  /** Undefined: nothing was said. */
  assigneeId?: number | null | undefined;
  meId: number;
};

/** What comes after sending: for the conversation (null: not theirs to say), and for its author. */
export type Ending = { go: 'stay' | 'next' | 'back' | null; choices: EndingChoices | null };

/** A draft of mine in the list of them, whatever its state. */
export type ListedDraft = {
  id: number;
  kind: 'reply' | 'forward' | 'new';
  /** Null where it begins one. */
  conversationId: number | null;
  who: string;
  subject: string;
  /** Its first words. */
  text: string;
  state: 'writing' | 'waiting' | 'held';
  held: 'newer' | 'not-sent' | null;
  leavesAt: number | null;
  /** When it was last touched, UTC ms. */
  at: number;
  mailboxName: string | null;
};
