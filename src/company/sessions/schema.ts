export type SessionTables = {
  session: { tokenHash: Uint8Array; userId: number; device: string; createdAt: number; seenAt: number };
};
