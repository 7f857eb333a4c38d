export type RecipientState = 'queued' | 'sending' | 'delayed' | 'sent' | 'failed' | 'cancelled';

export type DeliveryTables = {
  recipient: {
    rawId: number;
    address: string;
    state: RecipientState;
    attempts: number;
    queuedAt: number;
    nextTryAt: number | null;
    reply: string | null;
    at: number;
  };
};

/** What became of a mail for one of its recipients; `reply` are the server's words, hostile text. */
export type Fate = {
  rawId: number;
  address: string;
  state: RecipientState;
  nextTryAt: number | null;
  reply: string | null;
  at: number;
};

export type Due = { rawId: number; address: string; attempts: number; queuedAt: number };
