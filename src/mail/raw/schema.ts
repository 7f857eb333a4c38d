/**
 * The envelope of RFC 5321 and how the mail came to us; `ip`, `helo` and `tls` only from SMTP, what stands below them only
 * from IMAP.
 */
export type Envelope = {
  from: string;
  to: string[];
  /** `imap:3` is the account it was fetched from */
  source: 'smtp' | 'composer' | 'system' | `imap:${number}`;
  ip?: string;
  helo?: string;
  tls?: string | null;
  /** the folder it lay in, as the server names it */
  folder?: string;
  /** the mailbox that the account feeds, whoever the mail is addressed to */
  mailboxId?: number;
  /** when the server that it was fetched from got it (INTERNALDATE), UTC milliseconds */
  arrivedAt?: number;
  /** older than the account's cut-off: becomes closed history and triggers nothing */
  isHistory?: true;
  /** it carries a link that lets its reader in, and is forgotten once it has left */
  hasLink?: boolean;
  /** written by us in another mail client: it lay in the Sent folder */
  isSent?: true;
};

/** A mail as it is stored: `size` in bytes before compression, `envelope` as JSON. */
export type PackedRaw = {
  direction: 'in' | 'out';
  at: number;
  size: number;
  digest: Uint8Array;
  envelope: string;
  bytes: Uint8Array;
};

export type RawTables = { raw: PackedRaw & { id: number } };

/** A mail as it came or left. */
export type RawMail = Omit<PackedRaw, 'direction' | 'envelope'> & { id: number; envelope: Envelope };

/** What is known of a mail without opening it. */
export type RawHead = Pick<PackedRaw, 'direction' | 'at' | 'size'> & { id: number; envelope: Envelope };
