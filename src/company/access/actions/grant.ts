import type { Ctx } from '#src/platform/context.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { type Grantee, MAYS, type May } from '../schema.ts';
import { deleteGrants, grantsFor, insertGrants } from '../store/grants.ts';

/** Gives a person rights on mailboxes. The caller has asked `can` and opened the transaction. */
export async function grantAccess(ctx: Ctx, userId: number, mailboxIds: number[], mays: readonly May[]): Promise<void> {
  for (const mailboxId of mailboxIds) await give(ctx, mailboxId, { userId }, mays);
}

/**
 * Leaves a person or team with exactly these rights on a mailbox; what was given and what was taken are told apart.
 * The caller has asked `can` and opened the transaction.
 */
export async function setAccess(ctx: Ctx, mailboxId: number, to: Grantee, mays: readonly May[]): Promise<void> {
  const grants = (await grantsFor(ctx.db, mailboxId)).filter((grant) =>
    'userId' in to ? grant.userId === to.userId : grant.teamId === to.teamId,
  );
  const had = new Set(grants.map(({ may }) => may));
  const given = MAYS.filter((may) => mays.includes(may) && !had.has(may));
  const taken = MAYS.filter((may) => !mays.includes(may) && had.has(may));
  await deleteGrants(ctx.db, to, mailboxId, taken);
  if (taken.length > 0) {
    await recordEvents(ctx, [{ name: 'access.revoked', ...about(mailboxId), data: { ...to, mays: taken } }]);
  }
  if (given.length > 0) await give(ctx, mailboxId, to, given);
}

async function give(ctx: Ctx, mailboxId: number, to: Grantee, mays: readonly May[]): Promise<void> {
  await insertGrants(
    ctx.db,
    to,
    mays.map((may) => ({ mailboxId, may })),
  );
  await recordEvents(ctx, [{ name: 'access.granted', ...about(mailboxId), data: { ...to, mays } }]);
}

// In the mailbox's story, where an admin looks for who was let in and by whom.
const about = (mailboxId: number) => ({ subject: 'mailbox', subjectId: mailboxId, mailboxId });
