import { teamIdsOf } from '#src/company/access/index.ts';
import type { Db } from '#src/platform/db/index.ts';
import type { Team } from '../schema.ts';
import { findTeams } from '../store.ts';

/** The teams a person is in, by name. */
export const teamsOfUser = async (db: Db, userId: number): Promise<Team[]> =>
  findTeams(db, await teamIdsOf(db, userId));
