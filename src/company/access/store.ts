import type { Db } from '#src/platform/db/index.ts';
import type { Actor } from './can.ts';
import type { AccessTables, May } from './schema.ts';

const tables = (db: Db) => db.withTables<AccessTables>();

export async function insertGrants(db: Db, grants: { mailboxId: number; userId: number; may: May }[]): Promise<void> {
  if (grants.length === 0) return;
  await tables(db)
    .insertInto('mailboxAccess')
    .values(grants)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type Person = { id: number; name: string; role: 'admin' | 'member' };

/** These people with all that was granted to them, in the order given. */
export async function actorsOf(db: Db, people: Person[]): Promise<Actor[]> {
  if (people.length === 0) return [];
  const grants = new Map(people.map(({ id }) => [id, new Map<number, Set<May>>()]));
  const rows = tables(db).selectFrom('mailboxAccess').select(['userId', 'mailboxId', 'may']);
  for (const { userId, mailboxId, may } of await rows.where('userId', 'in', [...grants.keys()]).execute()) {
    const own = grants.get(userId)!;
    own.set(mailboxId, (own.get(mailboxId) ?? new Set()).add(may));
  }
  return people.map(({ id, name, role }) => ({ userId: id, name, role, grants: grants.get(id)! }));
}

export const actorOf = async (db: Db, person: Person): Promise<Actor> => (await actorsOf(db, [person]))[0]!;
