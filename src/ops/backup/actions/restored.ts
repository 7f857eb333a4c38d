import { setPaused } from '#src/channels/email/sending/index.ts';
import { endSessionsOf } from '#src/company/sessions/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import { countQueued } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { eventsAfter, lastEventId, recordEvents } from '#src/platform/events/index.ts';
import { waitingJobs } from '#src/platform/jobs/index.ts';

// Answers in their undo window, and those sent later: inbox/drafts has a timer of this kind for each.
const DISPATCH_JOB = 'draft.dispatch';

export type Restored = { newestAt: number | null; isPaused: boolean };

/**
 * What must not go on in a restored database as if no time had passed: mail that waited then may have left since, so
 * nothing leaves until an admin has looked; and nobody is signed in by a session that may have been ended since.
 */
export async function settleRestored(ctx: Ctx, file: string): Promise<Restored> {
  return transaction(ctx, async (ctx) => {
    const last = await lastEventId(ctx.db);
    const [newest] = last === 0 ? [] : await eventsAfter(ctx.db, last - 1, 1);
    const isPaused = (await countQueued(ctx.db)).size > 0 || (await waitingJobs(ctx.db, DISPATCH_JOB, 1)) > 0;
    if (isPaused) await setPaused(ctx, true);
    for (const { id } of await listUsers(ctx.db)) await endSessionsOf(ctx, id);
    const data = { file, newestAt: newest?.at ?? null };
    await recordEvents(ctx, [{ name: 'backup.restored', subject: 'backup', subjectId: 0, data }]);
    return { newestAt: newest?.at ?? null, isPaused };
  });
}
