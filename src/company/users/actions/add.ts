import { Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { findUserByEmail, insertUser } from '../store.ts';

/** The password is hashed before the transaction: that takes a while. */
export type NewUser = { email: string; name: string; role: 'admin' | 'member'; passwordHash: string };

/** Makes an account. The caller has decided that it may be made (first run, invitation). @throws Invalid */
export async function addUser(ctx: Ctx, { email, name, role, passwordHash }: NewUser): Promise<number> {
  return transaction(ctx, async (ctx) => {
    if (await findUserByEmail(ctx.db, email)) throw new Invalid({ email: 'emailTaken' });
    const id = await insertUser(ctx.db, {
      email: email.toLowerCase(),
      name,
      role,
      passwordHash,
      createdAt: ctx.clock.now(),
    });
    await recordEvents(ctx, [{ name: 'user.added', subject: 'user', subjectId: id, data: { role } }]);
    return id;
  });
}
