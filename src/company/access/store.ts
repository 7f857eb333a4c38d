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

/** The person with all that was granted to them. */
export async function actorOf(db: Db, person: { id: number; name: string; role: 'admin' | 'member' }): Promise<Actor> {
  const rows = tables(db).selectFrom('mailboxAccess').select(['mailboxId', 'may']).where('userId', '=', person.id);
  const grants = new Map<number, Set<May>>();
  for (const { mailboxId, may } of await rows.execute())
    grants.set(mailboxId, (grants.get(mailboxId) ?? new Set()).add(may));
  return { userId: person.id, name: person.name, role: person.role, grants };
}
