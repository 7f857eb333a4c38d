import type { Selectable } from 'kysely';

export type SessionTables = {
  /** `address`: where it was last seen from; empty for those begun before that was noted */
  session: {
    tokenHash: Uint8Array;
    userId: number;
    device: string;
    address: string;
    createdAt: number;
    seenAt: number;
  };
};

export type SessionRow = Selectable<SessionTables['session']>;
