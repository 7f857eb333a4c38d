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

/** `address` is the primary one, in look-up form. */
export type Mailbox = { id: number; name: string; senderName: string; address: string };
