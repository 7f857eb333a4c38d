import { type Actor, actorOf, grantAccess, MAYS } from '#src/company/access/index.ts';
import { addMailbox } from '#src/company/mailboxes/index.ts';
import { addUser, changeProfile, hashPassword, listUsers } from '#src/company/users/index.ts';
import { firstStepsShown } from '#src/ops/first-steps/index.ts';
import { setUp } from '#src/ops/setup/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { writeSetting } from '#src/platform/settings/index.ts';
import { COLLEAGUES, COMPANY, MAILBOXES } from '../cast.ts';
import type { Colleague } from '../scripts/all.ts';

/** Four people and two mailboxes, everybody with every right and the same password. @returns the people, by their part */
export async function foundCompany(ctx: Ctx, password: string): Promise<Map<Colleague, Actor>> {
  const { mara: founder, ...others } = COLLEAGUES;
  await setUp(ctx, {
    company: COMPANY,
    name: founder.name,
    email: founder.email,
    password,
    mailboxName: MAILBOXES.support.name,
    address: MAILBOXES.support.address,
  });
  const passwordHash = await hashPassword(password);
  await transaction(ctx, async (ctx) => {
    await writeSetting(ctx.db, firstStepsShown, false);
    const [mara] = await listUsers(ctx.db);
    const admin = await actorOf(ctx.db, mara!);
    const salesId = await addMailbox(ctx, admin, MAILBOXES.sales);
    const mailboxIds = [...admin.grants.keys(), salesId];
    for (const { name, email } of Object.values(others)) {
      const userId = await addUser(ctx, { name, email, role: 'member', passwordHash });
      await grantAccess(ctx, userId, mailboxIds, MAYS);
    }
  });
  return peopleOf(ctx);
}

async function peopleOf(ctx: Ctx): Promise<Map<Colleague, Actor>> {
  const people = new Map<Colleague, Actor>();
  for (const user of await listUsers(ctx.reader)) {
    const [part, { jobTitle }] = Object.entries(COLLEAGUES).find(([, { email }]) => email === user.email)!;
    await changeProfile(ctx, user.id, { jobTitle });
    people.set(part as Colleague, await actorOf(ctx.reader, user));
  }
  return people;
}
