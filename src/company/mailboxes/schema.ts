import type { Generated } from 'kysely';

export type MailboxTables = {
  mailbox: {
    id: Generated<number>;
    name: string;
    senderName: string;
    createdAt: number;
    archivedAt: number | null;
    relaySealed: Uint8Array | null;
    /** HTML as our editor makes it, cleaned; empty for none */
    signature: Generated<string>;
  };
  mailboxAddress: { address: string; mailboxId: number; isPrimary: number };
};

export type Mailbox = {
  id: number;
  name: string;
  senderName: string;
  /** HTML as our editor makes it, cleaned; empty for none */
  signature: string;
  /** the primary one */
  address: string;
  /** all of them in look-up form, the primary one first */
  addresses: string[];
  /** set: no mail comes any more, and nothing but reading is left */
  archivedAt: number | null;
};
