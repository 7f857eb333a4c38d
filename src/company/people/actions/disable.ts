import { endSessionsOf } from '#src/company/sessions/index.ts';
import { disableUser } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';

/**
 * They are out of every page at once; what they wrote, their conversations and their rights stay. The caller has decided that
 * it may be. @throws Invalid for the last admin
 */
export async function shutOut(ctx: Ctx, userId: number): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await disableUser(ctx, userId);
    await endSessionsOf(ctx, userId);
  });
}
