import { randomUUID } from 'node:crypto';
import { type Actor, can, requireRight } from '#src/company/access/index.ts';
import { Invalid, NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { deleteFiles, fileFacts, insertFile, readFiles } from '#src/platform/files/index.ts';
import { MOST_FILE_BYTES, MOST_FILES } from '../limits.ts';
import { pictureKind, type Size, sizeInText } from '../picture-type.ts';
import { leavingFiles } from '../pictures.ts';
import type { Draft } from '../schema.ts';
import { stateOf } from '../state.ts';
import { attachedTo, deleteAttachment, findDraft, insertAttachment } from '../store.ts';
import { conversationOf, requireWriting } from './own.ts';

export type Upload = { name: string; type: string; bytes: Uint8Array };

/** Attaches uploaded files to a draft, all or none. @throws Invalid when they are too large together */
export async function attachFile(ctx: Ctx, actor: Actor | null, draftId: number, uploads: Upload[]): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const { draft } = await requireWriting(ctx, actor, draftId, 'mailbox.send');
    await requireRoom(ctx, draft, uploads);
    for (const upload of uploads) {
      const fileId = await insertFile(ctx.db, { ...upload, createdAt: ctx.clock.now() });
      await insertAttachment(ctx.db, draftId, fileId);
    }
  });
}

/**
 * Keeps a picture for the text of a draft. It goes along while it stands there, and away with the draft.
 * @returns its file's id, and the size at which it is put there. @throws Invalid when it is none, or too large
 */
export async function addPicture(
  ctx: Ctx,
  actor: Actor | null,
  draftId: number,
  { name, bytes }: Upload,
): Promise<Size & { id: number; name: string }> {
  const kind = await pictureKind(bytes);
  if (!kind) throw new Invalid({ file: 'notAPicture' });
  const id = await transaction(ctx, async (ctx) => {
    const { draft } = await requireWriting(ctx, actor, draftId, 'mailbox.send');
    await requireRoom(ctx, draft, [{ bytes }]);
    const fileId = await insertFile(ctx.db, { name, type: kind.type, bytes, createdAt: ctx.clock.now() });
    await insertAttachment(ctx.db, draftId, fileId, `${randomUUID()}@picture`);
    return fileId;
  });
  return { id, name, ...sizeInText(kind) };
}

/** What was pasted and taken out again does not count, but it is there until the draft goes: so their number counts. */
async function requireRoom(ctx: Ctx, { id, content }: Draft, uploads: { bytes: Uint8Array }[]): Promise<void> {
  const attached = await attachedTo(ctx.db, id);
  const ids = leavingFiles(attached, content.html).map((file) => file.id);
  const sizes = (await fileFacts(ctx.db, ids)).map(({ size }) => size);
  const total = [...sizes, ...uploads.map(({ bytes }) => bytes.length)].reduce((a, b) => a + b, 0);
  if (attached.length + uploads.length > MOST_FILES) throw new Invalid({ file: 'tooManyFiles' });
  if (total <= MOST_FILE_BYTES) return;
  throw new Invalid({ file: uploads.length + ids.length > 1 ? 'filesTooLarge' : 'fileTooLarge' });
}

export async function removeFile(ctx: Ctx, actor: Actor | null, draftId: number, fileId: number): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await requireWriting(ctx, actor, draftId, 'mailbox.read');
    if (!(await deleteAttachment(ctx.db, draftId, fileId))) throw new NotFound('file');
    await deleteFiles(ctx.db, [fileId]);
  });
}

/**
 * A file of a draft with its bytes: to its author, and once it waits or is held to all who read its conversation.
 * @throws NotFound also for who may not know of it
 */
export async function draftFile(ctx: Ctx, actor: Actor | null, draftId: number, fileId: number): Promise<Upload> {
  requireRight(actor, 'inbox.open');
  const draft = await findDraft(ctx.reader, draftId);
  if (!draft || !(await mayLook({ ...ctx, db: ctx.reader }, actor, draft))) throw new NotFound('draft');
  const isAttached = (await attachedTo(ctx.reader, draftId)).some(({ id }) => id === fileId);
  const [file] = isAttached ? await readFiles(ctx.reader, [fileId]) : [];
  if (!file) throw new NotFound('file');
  return file;
}

async function mayLook(ctx: Ctx, actor: Actor, draft: Draft): Promise<boolean> {
  if (draft.userId !== actor.userId && stateOf(draft) === 'writing') return false;
  const conversation = await conversationOf(ctx, draft);
  return conversation ? can(actor, 'mailbox.read', conversation) : draft.userId === actor.userId;
}
