import type { Db } from '#src/platform/db/index.ts';
import type { Actor } from '../can.ts';
import type { AccessTables, May } from '../schema.ts';

const tables = (db: Db) => db.withTables<AccessTables>();

type Person = { id: number; name: string; role: 'admin' | 'member' };

/**
 * These people with all that was granted to them and to their teams, in the order given.
 * @param mailboxId where only their rights for this one will be asked for
 */
export async function actorsOf(db: Db, people: Person[], mailboxId?: number): Promise<Actor[]> {
  if (people.length === 0) return [];
  const grants = new Map(people.map(({ id }) => [id, new Map<number, Set<May>>()]));
  for (const { userId, mailboxId: about, may, isFrozen } of await grantedTo(db, [...grants.keys()], mailboxId)) {
    const own = grants.get(userId)!;
    const left = isFrozen === null ? may : readingLeftOf(may);
    if (left) own.set(about, (own.get(about) ?? new Set()).add(left));
  }
  return people.map(({ id, name, role }) => ({ userId: id, name, role, grants: grants.get(id)! }));
}

export const actorOf = async (db: Db, person: Person): Promise<Actor> => (await actorsOf(db, [person]))[0]!;

type Granted = { userId: number; mailboxId: number; may: May; isFrozen: number | null };

/** What was granted to each of these people, by themselves or through a team; what comes both ways is there once. */
function grantedTo(db: Db, userIds: number[], mailboxId?: number): Promise<Granted[]> {
  const byTeam = tables(db)
    .selectFrom('teamMember')
    .innerJoin('teamAccess', 'teamAccess.teamId', 'teamMember.teamId')
    .leftJoin('accessFreeze', 'accessFreeze.mailboxId', 'teamAccess.mailboxId')
    .select(['teamMember.userId', 'teamAccess.mailboxId', 'may', 'accessFreeze.mailboxId as isFrozen'])
    .where('teamMember.userId', 'in', userIds)
    .$if(mailboxId !== undefined, (some) => some.where('teamAccess.mailboxId', '=', mailboxId!));
  return tables(db)
    .selectFrom('mailboxAccess')
    .leftJoin('accessFreeze', 'accessFreeze.mailboxId', 'mailboxAccess.mailboxId')
    .select(['userId', 'mailboxAccess.mailboxId', 'may', 'accessFreeze.mailboxId as isFrozen'])
    .where('userId', 'in', userIds)
    .$if(mailboxId !== undefined, (some) => some.where('mailboxAccess.mailboxId', '=', mailboxId!))
    .union(byTeam)
    .execute();
}

const readingLeftOf = (may: May): May | null => (may === 'read' || may === 'full' ? 'read' : null);
