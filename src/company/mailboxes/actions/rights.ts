import { type Actor, type Grantee, grantsFor, type May, requireRight, setAccess } from '#src/company/access/index.ts';
import { listTeams } from '#src/company/teams/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { keyOf, type Ticks } from '../ticks.ts';
import { requireMailbox } from './require.ts';

/**
 * Gives and takes what was ticked and unticked on a page. Only what was changed there is changed: what another admin did
 * since the page was drawn stays as it is. @throws Invalid, NotFound
 */
export async function changeRights(ctx: Ctx, actor: Actor | null, id: number, { had, wanted }: Ticks): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    await requireMailbox(ctx.db, id);
    const grantees = await knownGrantees(ctx);
    const now = Map.groupBy(await grantsFor(ctx.db, id), keyOf);
    for (const key of new Set([...had.keys(), ...wanted.keys()])) {
      const to = grantees.get(key);
      if (!to) throw new Invalid({ form: 'unknownUser' });
      const current = (now.get(key) ?? []).map(({ may }) => may);
      await setAccess(ctx, id, to, changed(current, had.get(key) ?? [], wanted.get(key) ?? []));
    }
  });
}

/** What is left of rights once what was unticked is taken and what was ticked is given. */
const changed = (current: May[], had: May[], wanted: May[]): May[] => [
  ...current.filter((may) => wanted.includes(may) || !had.includes(may)),
  ...wanted.filter((may) => !had.includes(may)),
];

async function knownGrantees(ctx: Ctx): Promise<Map<string, Grantee>> {
  const users = (await listUsers(ctx.db)).map(({ id }) => ({ userId: id }));
  const teams = (await listTeams(ctx.db)).map(({ id }) => ({ teamId: id }));
  return new Map([...users, ...teams].map((grantee) => [keyOf(grantee), grantee]));
}
