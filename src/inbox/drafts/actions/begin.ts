import { type Actor, requireRight } from '#src/company/access/index.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { EMPTY_CONTENT } from '../content.ts';
import type { Draft } from '../schema.ts';
import { isUnwritten } from '../signature.ts';
import { attachedFiles, draftsOfUser, insertDraft, updateDraft } from '../store.ts';
import { signedContent } from './signature.ts';

/** A mail that begins a conversation: in which mailbox, and to whom so far. */
export type BeginWish = { mailboxId: number; to: MailAddress[] };

/** A draft that will begin a conversation. One's own that is still empty is taken instead of another. @returns its id */
export async function beginDraft(ctx: Ctx, actor: Actor | null, { mailboxId, to }: BeginWish): Promise<number> {
  requireRight(actor, 'mailbox.send', { mailboxId });
  return transaction(ctx, async (ctx) => {
    const content = { ...EMPTY_CONTENT, ...(await signedContent(ctx, mailboxId, actor.userId)), to };
    const updatedAt = ctx.clock.now();
    for (const draft of await draftsOfUser(ctx.db, actor.userId)) {
      if (!(await isUntouched(ctx, draft))) continue;
      await updateDraft(ctx.db, draft.id, { mailboxId, content, updatedAt });
      return draft.id;
    }
    return insertDraft(ctx.db, {
      conversationId: null,
      mailboxId,
      userId: actor.userId,
      kind: 'new',
      aboutMessageId: null,
      content,
      baseMessageId: 0,
      updatedAt,
    });
  });
}

async function isUntouched(ctx: Ctx, { id, kind, content, leavesAt, held }: Draft): Promise<boolean> {
  if (kind !== 'new' || leavesAt !== null || held !== null) return false;
  const { subject, to, cc, bcc } = content;
  if (!isUnwritten(content) || subject.trim() !== '' || to.length + cc.length + bcc.length > 0) return false;
  return (await attachedFiles(ctx.db, id)).length === 0;
}
