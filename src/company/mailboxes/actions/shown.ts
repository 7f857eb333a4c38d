import { type Actor, actorsOf, can, grantsFor, type May, membersOf, requireRight } from '#src/company/access/index.ts';
import { listTeams } from '#src/company/teams/index.ts';
import { listUsers, photoUrl, type User } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Db } from '#src/platform/db/index.ts';
import { listMailboxes } from '../store/read.ts';
import { keyOf } from '../ticks.ts';

/** Somebody, or a team, with what they may in a mailbox; `viaTeams` is what teams bring beside it. */
export type AccessRow = {
  key: string;
  name: string;
  mays: May[];
  viaTeams: { name: string; mays: May[] }[];
} & (
  | { kind: 'team'; memberCount: number }
  | { kind: 'user'; email: string; isMe: boolean; isAdmin: boolean; isDisabled: boolean }
);

/** The mailboxes a person may see the settings of, archived ones too; whether anybody reads each. */
export async function mailboxesShown(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'inbox.open');
  const may = can(actor, 'company.manage');
  const mailboxes = await listMailboxes(ctx.reader, { withArchived: true });
  const own = mailboxes.filter(({ id: mailboxId }) => may || can(actor, 'mailbox.manage', { mailboxId }));
  const working = await workingActors(ctx.reader, await listUsers(ctx.reader));
  return own.map((mailbox) => ({ ...mailbox, isRead: hasReader(working, mailbox.id) }));
}

/** Who may do what in a mailbox: each team and each person, those with a right first. */
export async function accessShown(ctx: Ctx, actor: Actor | null, mailboxId: number) {
  requireRight(actor, 'company.manage');
  const granted = Map.groupBy(await grantsFor(ctx.reader, mailboxId), keyOf);
  const maysOf = (key: string) => (granted.get(key) ?? []).map(({ may }) => may);
  const teams = await listTeams(ctx.reader);
  const members = await membersOf(
    ctx.reader,
    teams.map(({ id }) => id),
  );
  const users = await listUsers(ctx.reader);
  const teamRows = teams.map(({ id, name }): AccessRow => {
    const key = keyOf({ teamId: id });
    return { kind: 'team', key, name, memberCount: members.get(id)!.length, mays: maysOf(key), viaTeams: [] };
  });
  const viaTeams = (userId: number) =>
    teams
      .filter(({ id }) => members.get(id)!.includes(userId))
      .map(({ id, name }) => ({ name, mays: maysOf(keyOf({ teamId: id })) }))
      .filter(({ mays }) => mays.length > 0);
  const userRows = users.map((user): AccessRow => {
    const key = keyOf({ userId: user.id });
    const marks = {
      isMe: user.id === actor.userId,
      isAdmin: user.role === 'admin',
      isDisabled: user.disabledAt !== null,
      photo: photoUrl(user),
    };
    return {
      kind: 'user',
      key,
      name: user.name,
      email: user.email,
      ...marks,
      mays: maysOf(key),
      viaTeams: viaTeams(user.id),
    };
  });
  const rows = [...teamRows, ...userRows].filter((row) => hasRights(row) || row.kind === 'team' || !row.isDisabled);
  return {
    rows: [...rows.filter(hasRights), ...rows.filter((row) => !hasRights(row))],
    isRead: hasReader(await workingActors(ctx.reader, users), mailboxId),
  };
}

const hasRights = ({ mays, viaTeams }: AccessRow) => mays.length > 0 || viaTeams.length > 0;

const workingActors = (db: Db, users: User[]): Promise<Actor[]> =>
  actorsOf(
    db,
    users.filter(({ disabledAt }) => disabledAt === null),
  );

const hasReader = (people: Actor[], mailboxId: number) =>
  people.some((actor) => can(actor, 'mailbox.read', { mailboxId }));
