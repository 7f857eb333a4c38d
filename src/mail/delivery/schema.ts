type RecipientState = 'queued' | 'sending' | 'delayed' | 'held' | 'sent' | 'failed' | 'cancelled';

/** What became of a mail for one of its recipients; `reply` are the server's words, hostile text. */
export type Fate = {
  rawId: number;
  address: string;
  state: RecipientState;
  nextTryAt: number | null;
  reply: string | null;
  at: number;
  /** The address that the mail was sent to instead. */
  replacedBy: string | null;
};

/** A recipient whose turn it is. `attempts` counts this one; `queuedAt` is in UTC ms. */
export type Due = { rawId: number; address: string; attempts: number; queuedAt: number };

/** A recipient that may be claimed. */
export type Waiting = Pick<Due, 'rawId' | 'address' | 'queuedAt'>;

/** What a domain asks of whoever sends to it (MTA-STS, RFC 8461): `mx` are patterns of host names. */
export type StsPolicy = {
  domain: string;
  policyId: string;
  mode: 'enforce' | 'testing' | 'none';
  mx: string[];
  expiresAt: number;
};

export type DeliveryTables = { recipient: Fate & Due; mtaStsPolicy: Omit<StsPolicy, 'mx'> & { mx: string } };
