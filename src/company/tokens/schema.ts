import type { Generated } from 'kysely';

export type TokenTables = {
  token: {
    id: Generated<number>;
    hash: Uint8Array;
    purpose: string;
    data: string;
    createdAt: number;
    expiresAt: number;
    usedAt: number | null;
  };
};
