type RecipientState = 'queued' | 'sending' | 'delayed' | 'held' | 'sent' | 'failed' | 'cancelled';

/** What became of a mail for one of its recipients; `reply` are the server's words, hostile text. */
export type Fate = {
  rawId: number;
  address: string;
  state: RecipientState;
  nextTryAt: number | null;
  reply: string | null;
  at: number;
};

/** A recipient whose turn it is. `attempts` counts this one; `queuedAt` is in UTC ms. */
export type Due = { rawId: number; address: string; attempts: number; queuedAt: number };

export type DeliveryTables = { recipient: Fate & Due };
