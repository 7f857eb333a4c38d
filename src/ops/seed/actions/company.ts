import { type Actor, actorOf, grantAccess, MAYS } from '#src/company/access/index.ts';
import { addMailbox } from '#src/company/mailboxes/index.ts';
import { addUser, hashPassword, listUsers } from '#src/company/users/index.ts';
import { setUp } from '#src/ops/setup/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';

const MAILBOXES = 10;
const PEOPLE = 12;

const addressOf = (n: number) => `box${n}@acme.example`;

/** A company with an admin, colleagues and mailboxes, everybody with every right. @returns the addresses, and the admin */
export async function seedCompany(ctx: Ctx, password: string): Promise<{ addresses: string[]; admin: Actor }> {
  const founding = { company: 'Acme', name: 'Person 1', email: 'user1@acme.example', password };
  await setUp(ctx, { ...founding, mailboxName: 'Mailbox 1', address: addressOf(1) });
  const passwordHash = await hashPassword(password);
  await transaction(ctx, async (ctx) => {
    const [founder] = await listUsers(ctx.db);
    const admin = await actorOf(ctx.db, founder!);
    const mailboxIds = [...admin.grants.keys()];
    for (let n = 2; n <= MAILBOXES; n++) {
      mailboxIds.push(await addMailbox(ctx, admin, { name: `Mailbox ${n}`, address: addressOf(n) }));
    }
    for (let n = 2; n <= PEOPLE; n++) {
      const person = { email: `user${n}@acme.example`, name: `Person ${n}`, role: 'member' as const, passwordHash };
      await grantAccess(ctx, await addUser(ctx, person), mailboxIds, MAYS);
    }
  });
  const [founder] = await listUsers(ctx.reader);
  const addresses = Array.from({ length: MAILBOXES }, (_, i) => addressOf(i + 1));
  return { addresses, admin: await actorOf(ctx.reader, founder!) };
}
