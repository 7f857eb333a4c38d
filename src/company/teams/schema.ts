import type { Generated } from 'kysely';

export type TeamTables = { team: { id: Generated<number>; name: string; createdAt: number } };

export type Team = { id: number; name: string };
