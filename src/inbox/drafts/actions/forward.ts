import type { Actor } from '#src/company/access/index.ts';
import { requireMessage } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { deleteFiles, insertFile } from '#src/platform/files/index.ts';
import { EMPTY_CONTENT } from '../content.ts';
import { isUnwritten } from '../signature.ts';
import { attachedFiles, deleteDraft, findWritten, insertAttachment, insertDraft } from '../store.ts';
import type { Upload } from './files.ts';
import { signedContent } from './signature.ts';

export type ForwardWish = { subject: string; files: Upload[] };

/**
 * A forward of a message, with the files it carries. One that has words in it already is taken up as it is: there is one for
 * a person in a conversation. @returns its id
 */
export async function forwardMessage(
  ctx: Ctx,
  actor: Actor | null,
  messageId: number,
  { subject, files }: ForwardWish,
): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const { actor: author, conversation } = await requireMessage(ctx, actor, messageId, 'mailbox.send');
    const written = await findWritten(ctx.db, conversation.id, author.userId, 'forward');
    if (written && (written.aboutMessageId === messageId || !isUnwritten(written.content))) return written.id;
    if (written) {
      const before = await attachedFiles(ctx.db, written.id);
      await deleteDraft(ctx.db, written.id);
      await deleteFiles(ctx.db, before);
    }
    const updatedAt = ctx.clock.now();
    const id = await insertDraft(ctx.db, {
      conversationId: conversation.id,
      mailboxId: conversation.mailboxId,
      userId: author.userId,
      kind: 'forward',
      aboutMessageId: messageId,
      content: { ...EMPTY_CONTENT, ...(await signedContent(ctx, conversation.mailboxId, author.userId)), subject },
      baseMessageId: conversation.lastMessageId,
      updatedAt,
    });
    for (const file of files)
      await insertAttachment(ctx.db, id, await insertFile(ctx.db, { ...file, createdAt: updatedAt }));
    return id;
  });
}
