import type { Ctx } from '#src/platform/context.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { deleteMembers, insertMembers, membersOf } from '../store/members.ts';

/** Leaves a team with exactly these members. The caller has asked `can` and opened the transaction. */
export async function setMembers(ctx: Ctx, teamId: number, userIds: number[]): Promise<void> {
  const had = (await membersOf(ctx.db, [teamId])).get(teamId)!;
  const wanted = [...new Set(userIds)];
  const gone = had.filter((id) => !wanted.includes(id));
  await deleteMembers(ctx.db, teamId, gone);
  await recordEvents(
    ctx,
    gone.map((userId) => ({ name: 'team.left', subject: 'team', subjectId: teamId, data: { userId } })),
  );
  for (const userId of wanted.filter((id) => !had.includes(id))) await joinTeams(ctx, userId, [teamId]);
}

/** Adds a person to teams. The caller has asked `can` and opened the transaction. */
export async function joinTeams(ctx: Ctx, userId: number, teamIds: number[]): Promise<void> {
  await insertMembers(
    ctx.db,
    teamIds.map((teamId) => ({ teamId, userId })),
  );
  await recordEvents(
    ctx,
    teamIds.map((teamId) => ({ name: 'team.joined', subject: 'team', subjectId: teamId, data: { userId } })),
  );
}
