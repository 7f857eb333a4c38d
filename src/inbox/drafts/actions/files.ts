import type { Actor } from '#src/company/access/index.ts';
import { Invalid, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { deleteFiles, fileFacts, insertFile } from '#src/platform/files/index.ts';
import { MOST_FILE_BYTES, MOST_FILES } from '../limits.ts';
import { attachedFiles, deleteAttachment, insertAttachment } from '../store.ts';
import { requireWriting } from './own.ts';

export type Upload = { name: string; type: string; bytes: Uint8Array };

/** Attaches uploaded files to a draft, all or none. @throws Invalid when they are too large together */
export async function attachFile(ctx: Ctx, actor: Actor | null, draftId: number, uploads: Upload[]): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await requireWriting(ctx, actor, draftId, 'mailbox.send');
    const already = await fileFacts(ctx.db, await attachedFiles(ctx.db, draftId));
    const total = [...already.map(({ size }) => size), ...uploads.map(({ bytes }) => bytes.length)].reduce(
      (a, b) => a + b,
      0,
    );
    if (total > MOST_FILE_BYTES || already.length + uploads.length > MOST_FILES) {
      throw new Invalid({ file: uploads.length + already.length > 1 ? 'filesTooLarge' : 'fileTooLarge' });
    }
    for (const upload of uploads) {
      const fileId = await insertFile(ctx.db, { ...upload, createdAt: ctx.clock.now() });
      await insertAttachment(ctx.db, draftId, fileId);
    }
  });
}

export async function removeFile(ctx: Ctx, actor: Actor | null, draftId: number, fileId: number): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await requireWriting(ctx, actor, draftId, 'mailbox.read');
    if (!(await deleteAttachment(ctx.db, draftId, fileId))) throw new NotFound('file');
    await deleteFiles(ctx.db, [fileId]);
  });
}
