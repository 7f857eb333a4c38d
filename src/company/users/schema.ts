import type { Generated, Selectable } from 'kysely';

type UserTable = {
  id: Generated<number>;
  email: string;
  name: string;
  role: 'admin' | 'member';
  passwordHash: string;
  language: string | null;
  timeZone: string | null;
  jobTitle: Generated<string>;
  /** where customers can book time with this person; a web address, or empty */
  calendarLink: Generated<string>;
  /** HTML as our editor makes it, cleaned; empty for none */
  signature: Generated<string>;
  photoId: Generated<number | null>;
  /** JSON of what this person prefers */
  preferences: Generated<string>;
  createdAt: number;
  disabledAt: number | null;
};

export type UserTables = { user: UserTable };
export type User = Omit<Selectable<UserTable>, 'passwordHash'>;
