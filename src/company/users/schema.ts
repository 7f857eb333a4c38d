import type { Generated, Selectable } from 'kysely';

type UserTable = {
  id: Generated<number>;
  email: string;
  name: string;
  role: 'admin' | 'member';
  passwordHash: string;
  language: string | null;
  timeZone: string | null;
  createdAt: number;
  disabledAt: number | null;
};

export type UserTables = { user: UserTable };
export type User = Omit<Selectable<UserTable>, 'passwordHash'>;
