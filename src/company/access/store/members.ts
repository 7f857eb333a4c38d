import type { Db } from '#src/platform/db/index.ts';
import type { AccessTables } from '../schema.ts';

const tables = (db: Db) => db.withTables<AccessTables>();

/** Who is in these teams, by team. */
export async function membersOf(db: Db, teamIds: number[]): Promise<Map<number, number[]>> {
  const members = new Map<number, number[]>(teamIds.map((id) => [id, []]));
  if (teamIds.length === 0) return members;
  const rows = tables(db).selectFrom('teamMember').select(['teamId', 'userId']).where('teamId', 'in', teamIds);
  for (const { teamId, userId } of await rows.execute()) members.get(teamId)!.push(userId);
  return members;
}

/** The teams a person is in, by id. */
export async function teamIdsOf(db: Db, userId: number): Promise<number[]> {
  const rows = tables(db).selectFrom('teamMember').select('teamId').where('userId', '=', userId);
  return (await rows.execute()).map(({ teamId }) => teamId);
}

export async function insertMembers(db: Db, members: { teamId: number; userId: number }[]): Promise<void> {
  if (members.length === 0) return;
  await tables(db)
    .insertInto('teamMember')
    .values(members)
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function deleteMembers(db: Db, teamId: number, userIds: number[]): Promise<void> {
  if (userIds.length === 0) return;
  await tables(db).deleteFrom('teamMember').where('teamId', '=', teamId).where('userId', 'in', userIds).execute();
}
