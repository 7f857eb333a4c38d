import { type Actor, MAYS, type May, requireRight } from '#src/company/access/index.ts';
import { listTeams } from '#src/company/teams/index.ts';
import { userNames } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type EventRow, eventsAbout } from '#src/platform/events/index.ts';

const MOST_TOLD = 50;

/** A line of a mailbox's story. `who` and `whom` are null where nobody is known by that id any more. */
export type Told = {
  name: string;
  at: number;
  who: string | null;
  /** an address or a name, as the event has it */
  what: string;
  mays: May[];
  whom: { kind: 'user' | 'team'; name: string | null; isSelf: boolean } | null;
};

/** What was changed in a mailbox, newest first. */
export async function storyOf(ctx: Ctx, actor: Actor | null, mailboxId: number): Promise<Told[]> {
  requireRight(actor, 'company.manage');
  const events = await eventsAbout(ctx.reader, 'mailbox', mailboxId, MOST_TOLD);
  const ids = events.flatMap((event) => [actorId(event), numberOf(event.data.userId)]).filter((id) => id !== null);
  const names = await userNames(ctx.reader, [...new Set(ids)]);
  const teams = new Map((await listTeams(ctx.reader)).map(({ id, name }) => [id, name]));
  return events.map((event) => ({
    name: event.name,
    at: event.at,
    who: names.get(actorId(event) ?? 0) ?? null,
    what: String(event.data.address ?? event.data.to ?? ''),
    mays: MAYS.filter((may) => Array.isArray(event.data.mays) && event.data.mays.includes(may)),
    whom: whomOf(event, names, teams),
  }));
}

function whomOf(event: EventRow, names: Map<number, string>, teams: Map<number, string>): Told['whom'] {
  const userId = numberOf(event.data.userId);
  const teamId = numberOf(event.data.teamId);
  if (userId !== null) {
    return { kind: 'user', name: names.get(userId) ?? null, isSelf: userId === actorId(event) };
  }
  return teamId === null ? null : { kind: 'team', name: teams.get(teamId) ?? null, isSelf: false };
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);

const actorId = ({ actor }: EventRow) => numberOf(/^user:\d+$/.test(actor) ? Number(actor.slice(5)) : null);
