import { Invalid, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { User } from '../schema.ts';
import { countOtherAdmins, findUser, updateUser } from '../store.ts';

/** Nobody could undo it: whoever manages the company is never the last one to go. */
async function requireAnotherAdmin(ctx: Ctx, { id, role, disabledAt }: User): Promise<void> {
  if (role !== 'admin' || disabledAt !== null) return;
  if ((await countOtherAdmins(ctx.db, id)) === 0) throw new Invalid({ form: 'lastAdmin' });
}

async function requireUser(ctx: Ctx, id: number): Promise<User> {
  const user = await findUser(ctx.db, id);
  if (!user) throw new NotFound('user');
  return user;
}

/** The caller has decided that it may be. @throws Invalid for the last admin */
export async function changeRole(ctx: Ctx, userId: number, role: User['role']): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const user = await requireUser(ctx, userId);
    if (user.role === role) return;
    if (role !== 'admin') await requireAnotherAdmin(ctx, user);
    await updateUser(ctx.db, userId, { role });
    await recordEvents(ctx, [{ name: 'user.role-changed', subject: 'user', subjectId: userId, data: { role } }]);
  });
}

/**
 * Whoever is disabled can't sign in, and is out of every page at once; what they did and what they were given stays.
 * Sessions are the caller's to end. @throws Invalid for the last admin
 */
export async function disableUser(ctx: Ctx, userId: number): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const user = await requireUser(ctx, userId);
    if (user.disabledAt !== null) return;
    await requireAnotherAdmin(ctx, user);
    await updateUser(ctx.db, userId, { disabledAt: ctx.clock.now() });
    await recordEvents(ctx, [{ name: 'user.disabled', subject: 'user', subjectId: userId }]);
  });
}

export async function enableUser(ctx: Ctx, userId: number): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const user = await requireUser(ctx, userId);
    if (user.disabledAt === null) return;
    await updateUser(ctx.db, userId, { disabledAt: null });
    await recordEvents(ctx, [{ name: 'user.enabled', subject: 'user', subjectId: userId }]);
  });
}
