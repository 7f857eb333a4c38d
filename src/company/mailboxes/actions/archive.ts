import { type Actor, freezeAccess, requireRight, thawAccess } from '#src/company/access/index.ts';
import { Conflict } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { listMailboxes } from '../store/read.ts';
import { updateMailbox } from '../store/write.ts';
import { requireMailbox } from './require.ts';

/** What the features above know of a mailbox: conversations that are open or pending, and accounts fetched into it. */
export type UseOfMailbox = (ctx: Ctx, mailboxId: number) => Promise<{ work: number; accounts: number }>;

/** What stands in the way of archiving a mailbox. */
export type Blocks = { work: number; accounts: number; isLast: boolean };

export async function blocksOf(ctx: Ctx, use: UseOfMailbox, id: number): Promise<Blocks> {
  const others = (await listMailboxes(ctx.reader)).filter((mailbox) => mailbox.id !== id);
  return { ...(await use(ctx, id)), isLast: others.length === 0 };
}

export const isBlocked = ({ work, accounts, isLast }: Blocks): boolean => work > 0 || accounts > 0 || isLast;

/** No mail comes in any more, and reading is all that is left of everybody's rights. @throws Conflict, NotFound */
export async function archiveMailbox(ctx: Ctx, actor: Actor | null, use: UseOfMailbox, id: number): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    const { archivedAt } = await requireMailbox(ctx.db, id);
    if (archivedAt !== null) return;
    if (isBlocked(await blocksOf(ctx, use, id))) throw new Conflict('The mailbox is in use');
    await updateMailbox(ctx.db, id, { archivedAt: ctx.clock.now() });
    await freezeAccess(ctx.db, id);
    await told(ctx, id, 'archived');
  });
}

/** Everybody has the rights again that they had. @throws NotFound */
export async function restoreMailbox(ctx: Ctx, actor: Actor | null, id: number): Promise<void> {
  requireRight(actor, 'company.manage');
  await transaction(ctx, async (ctx) => {
    const { archivedAt } = await requireMailbox(ctx.db, id);
    if (archivedAt === null) return;
    await updateMailbox(ctx.db, id, { archivedAt: null });
    await thawAccess(ctx.db, id);
    await told(ctx, id, 'restored');
  });
}

async function told(ctx: Ctx, id: number, what: 'archived' | 'restored'): Promise<void> {
  ctx.signals.send('mailboxes');
  await recordEvents(ctx, [{ name: `mailbox.${what}`, subject: 'mailbox', subjectId: id, mailboxId: id }]);
}
