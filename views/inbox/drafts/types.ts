import type { BounceMark } from '#src/contacts/index.ts';
import type { Address } from '../../ui/types.ts';

export type DraftFile = { id: number; name: string; bytes: number };

/** A half-written answer of mine. */
export type Draft = {
  id: number;
  conversationId: number;
  text: string;
  html: string;
  /** Id of the newest message that I had seen when I wrote this. */
  seen: number;
  from: Address;
  to: Address[];
  /** Recipients that mail has come back from, or who complained; since when (UTC ms). */
  bounced: { address: string; at: number; reason: BounceMark['reason'] }[];
  files: DraftFile[];
  /** UTC ms of the last save; null before the first. */
  savedAt: number | null;
  /** The message that will stand quoted below the answer, as text. */
  quote: { name: string; at: number; text: string } | null;
};

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
