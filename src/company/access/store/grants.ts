import type { Db } from '#src/platform/db/index.ts';
import type { AccessTables, Grant, Grantee, May } from '../schema.ts';

const tables = (db: Db) => db.withTables<AccessTables>();

export async function insertGrants(db: Db, to: Grantee, grants: { mailboxId: number; may: May }[]): Promise<void> {
  if (grants.length === 0) return;
  if ('userId' in to) {
    const rows = grants.map((grant) => ({ ...grant, userId: to.userId }));
    await tables(db)
      .insertInto('mailboxAccess')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else {
    const rows = grants.map((grant) => ({ ...grant, teamId: to.teamId }));
    await tables(db)
      .insertInto('teamAccess')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export async function deleteGrants(db: Db, from: Grantee, mailboxId: number, mays: readonly May[]): Promise<void> {
  if (mays.length === 0) return;
  const deletion =
    'userId' in from
      ? tables(db).deleteFrom('mailboxAccess').where('userId', '=', from.userId)
      : tables(db).deleteFrom('teamAccess').where('teamId', '=', from.teamId);
  await deletion.where('mailboxId', '=', mailboxId).where('may', 'in', mays).execute();
}

/** All that was granted for a mailbox, to people and to teams. */
export async function grantsFor(db: Db, mailboxId: number): Promise<Grant[]> {
  const toPeople = tables(db).selectFrom('mailboxAccess').select(['userId', 'mailboxId', 'may']);
  const toTeams = tables(db).selectFrom('teamAccess').select(['teamId', 'mailboxId', 'may']);
  const people = await toPeople.where('mailboxId', '=', mailboxId).execute();
  const teams = await toTeams.where('mailboxId', '=', mailboxId).execute();
  return [
    ...people.map((grant) => ({ ...grant, teamId: null })),
    ...teams.map((grant) => ({ ...grant, userId: null })),
  ];
}

/** What a team was granted. */
export const grantsOfTeam = (db: Db, teamId: number): Promise<{ mailboxId: number; may: May }[]> =>
  tables(db).selectFrom('teamAccess').select(['mailboxId', 'may']).where('teamId', '=', teamId).execute();

/** What a person was granted by themselves; what their teams bring stands beside it (`grantsOfTeam`). */
export const grantsOfUser = (db: Db, userId: number): Promise<{ mailboxId: number; may: May }[]> =>
  tables(db).selectFrom('mailboxAccess').select(['mailboxId', 'may']).where('userId', '=', userId).execute();

/** Leaves nothing but reading of what was granted for a mailbox, until it is thawed. */
export async function freezeAccess(db: Db, mailboxId: number): Promise<void> {
  await tables(db)
    .insertInto('accessFreeze')
    .values({ mailboxId })
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function thawAccess(db: Db, mailboxId: number): Promise<void> {
  await tables(db).deleteFrom('accessFreeze').where('mailboxId', '=', mailboxId).execute();
}
