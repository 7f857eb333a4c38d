import { addMailbox } from '#src/company/mailboxes/index.ts';
import { companyName } from '#src/company/profile/index.ts';
import { addUser, countUsers, hashPassword } from '#src/company/users/index.ts';
import { Conflict } from '#src/lib/errors.ts';
import { firstStepsShown } from '#src/ops/first-steps/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { writeSetting } from '#src/platform/settings/index.ts';

export type Founding = {
  company: string;
  name: string;
  email: string;
  password: string;
  mailboxName: string;
  address: string;
};

/** Makes company, admin and first mailbox in one transaction. @returns the admin's id @throws Conflict when there is one already */
export async function setUp(
  ctx: Ctx,
  { company, name, email, password, mailboxName, address }: Founding,
): Promise<number> {
  const passwordHash = await hashPassword(password);
  return transaction(ctx, async (ctx) => {
    if ((await countUsers(ctx.db)) > 0) throw new Conflict('Postroom is set up already');
    await writeSetting(ctx.db, companyName, company);
    await writeSetting(ctx.db, firstStepsShown, true);
    const userId = await addUser(ctx, { email, name, role: 'admin', passwordHash });
    const admin = { userId, name, role: 'admin' as const, grants: new Map() };
    await addMailbox({ ...ctx, actor: `user:${userId}` }, admin, { name: mailboxName, address });
    await recordEvents(ctx, [{ name: 'company.founded', subject: 'user', subjectId: userId }]);
    return userId;
  });
}
