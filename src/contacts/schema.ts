import type { Generated } from 'kysely';

export type ContactTables = {
  contact: { id: Generated<number>; name: string; createdAt: number };
  contactAddress: { address: string; contactId: number };
};
