import type { Db } from '#src/platform/db/index.ts';
import type { Team, TeamTables } from './schema.ts';

const tables = (db: Db) => db.withTables<TeamTables>();

const teams = (db: Db) => tables(db).selectFrom('team').select(['id', 'name']);

/** All teams by name. A company has a handful. */
export const listTeams = (db: Db): Promise<Team[]> => teams(db).orderBy('name').execute();

export async function findTeams(db: Db, ids: number[]): Promise<Team[]> {
  return ids.length === 0 ? [] : teams(db).where('id', 'in', ids).orderBy('name').execute();
}

/** Names are told apart as people do: “Sales” and “sales” are one. */
export async function teamNamed(db: Db, name: string): Promise<Team | null> {
  const wanted = name.toLowerCase();
  return (await listTeams(db)).find((team) => team.name.toLowerCase() === wanted) ?? null;
}

export async function insertTeam(db: Db, team: { name: string; createdAt: number }): Promise<number> {
  return (await tables(db).insertInto('team').values(team).returning('id').executeTakeFirstOrThrow()).id;
}

export async function renameTeam(db: Db, id: number, name: string): Promise<void> {
  await tables(db).updateTable('team').set({ name }).where('id', '=', id).execute();
}

export async function deleteTeam(db: Db, id: number): Promise<void> {
  await tables(db).deleteFrom('team').where('id', '=', id).execute();
}
