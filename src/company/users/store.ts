import type { Updateable } from 'kysely';
import { type Db, oncePerPage } from '#src/platform/db/index.ts';
import { photoUrl } from './photo-url.ts';
import type { User, UserTables } from './schema.ts';

const COLUMNS = [
  'id',
  'email',
  'name',
  'role',
  'language',
  'timeZone',
  'jobTitle',
  'calendarLink',
  'signature',
  'photoId',
  'preferences',
  'createdAt',
  'disabledAt',
] as const;

const tables = (db: Db) => db.withTables<UserTables>();

/** Whether anybody can sign in yet: first run is open only while this is 0. */
export async function countUsers(db: Db): Promise<number> {
  const row = await tables(db)
    .selectFrom('user')
    .select((is) => is.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function findUser(db: Db, id: number): Promise<User | null> {
  return (await tables(db).selectFrom('user').select(COLUMNS).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** With the password's hash, for signing in. */
export async function findUserByEmail(db: Db, email: string): Promise<(User & { passwordHash: string }) | null> {
  const row = tables(db)
    .selectFrom('user')
    .select([...COLUMNS, 'passwordHash'])
    .where('email', '=', email.toLowerCase());
  return (await row.executeTakeFirst()) ?? null;
}

export const listUsers = (db: Db): Promise<User[]> =>
  oncePerPage(db, 'users', () => tables(db).selectFrom('user').select(COLUMNS).orderBy('name').execute());

/** Names by id, for lists and timelines. */
export async function userNames(db: Db, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db).selectFrom('user').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** User ids by address, for those among these addresses that are of users. */
export async function usersByEmail(db: Db, emails: string[]): Promise<Map<string, number>> {
  if (emails.length === 0) return new Map();
  const wanted = emails.map((email) => email.toLowerCase());
  const rows = await tables(db).selectFrom('user').select(['id', 'email']).where('email', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.email, row.id]));
}

type Face = { id: number; name: string; photo: string | null };

/** What lists show of these people, by id; `photo` is the address of their picture, and a new picture has a new one. */
export async function facesOf(db: Db, ids: number[]): Promise<Map<number, Face>> {
  if (ids.length === 0) return new Map();
  const rows = tables(db).selectFrom('user').select(['id', 'name', 'photoId']).where('id', 'in', ids);
  return new Map((await rows.execute()).map((row) => [row.id, { id: row.id, name: row.name, photo: photoUrl(row) }]));
}

/** Admins who can sign in, without this one. */
export async function countOtherAdmins(db: Db, id: number): Promise<number> {
  const others = tables(db)
    .selectFrom('user')
    .select((is) => is.fn.countAll<number>().as('n'))
    .where('role', '=', 'admin')
    .where('disabledAt', 'is', null)
    .where('id', '!=', id);
  return (await others.executeTakeFirstOrThrow()).n;
}

export async function passwordHashOf(db: Db, id: number): Promise<string | null> {
  const row = tables(db).selectFrom('user').select('passwordHash').where('id', '=', id);
  return (await row.executeTakeFirst())?.passwordHash ?? null;
}

export async function updateUser(db: Db, id: number, changes: Updateable<UserTables['user']>): Promise<void> {
  await tables(db).updateTable('user').set(changes).where('id', '=', id).execute();
}

type NewRow = { email: string; name: string; role: 'admin' | 'member'; passwordHash: string; createdAt: number };

export async function insertUser(db: Db, user: NewRow): Promise<number> {
  return (await tables(db).insertInto('user').values(user).returning('id').executeTakeFirstOrThrow()).id;
}
