import type { Ctx } from '#src/platform/context.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import type { May } from './schema.ts';
import { insertGrants } from './store.ts';

/** Gives a person rights on mailboxes. The caller has asked `can` and opened the transaction. */
export async function grantAccess(ctx: Ctx, userId: number, mailboxIds: number[], mays: readonly May[]): Promise<void> {
  await insertGrants(
    ctx.db,
    mailboxIds.flatMap((mailboxId) => mays.map((may) => ({ mailboxId, userId, may }))),
  );
  await recordEvents(
    ctx,
    mailboxIds.map((mailboxId) => ({
      name: 'access.granted',
      subject: 'user',
      subjectId: userId,
      mailboxId,
      data: { mays },
    })),
  );
}
