import type { Generated } from 'kysely';

export type FileTables = {
  file: { id: Generated<number>; name: string; type: string; size: number; createdAt: number; bytes: Uint8Array };
};

export type FileFacts = { id: number; name: string; type: string; size: number };
