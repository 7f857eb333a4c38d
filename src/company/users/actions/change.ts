import { NotFound } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { deleteFiles, insertFile } from '#src/platform/files/index.ts';
import { findUser, updateUser } from '../store.ts';

/** What a person says of themselves, and how Postroom is to speak to them; null where the browser says it. */
export type Profile = {
  name: string;
  jobTitle: string;
  calendarLink: string;
  /** cleaned HTML */
  signature: string;
  language: string | null;
  timeZone: string | null;
  /** JSON, see preferencesOf */
  preferences: string;
};

/** Writes what differs, and says in the story which of it that was. The caller has decided that it may be. */
export async function changeProfile(ctx: Ctx, userId: number, profile: Partial<Profile>): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const user = await findUser(ctx.db, userId);
    if (!user) throw new NotFound('user');
    const fields = (Object.keys(profile) as (keyof Profile)[]).filter((field) => profile[field] !== user[field]);
    if (fields.length === 0) return;
    await updateUser(ctx.db, userId, profile);
    await recordEvents(ctx, [{ name: 'user.changed', subject: 'user', subjectId: userId, data: { fields } }]);
  });
}

/** The former password opens nothing from then on. Sessions and links are the caller's to end. */
export async function changePassword(ctx: Ctx, userId: number, passwordHash: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await updateUser(ctx.db, userId, { passwordHash });
    await recordEvents(ctx, [{ name: 'user.password-changed', subject: 'user', subjectId: userId }]);
  });
}

/** @param photo as scaledPhoto makes it; null takes the picture away */
export async function changePhoto(ctx: Ctx, userId: number, photo: Uint8Array | null): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const former = (await findUser(ctx.db, userId))?.photoId;
    const createdAt = ctx.clock.now();
    const photoId =
      photo && (await insertFile(ctx.db, { name: 'photo.webp', type: 'image/webp', bytes: photo, createdAt }));
    await updateUser(ctx.db, userId, { photoId });
    if (former) await deleteFiles(ctx.db, [former]);
    await recordEvents(ctx, [
      { name: 'user.changed', subject: 'user', subjectId: userId, data: { fields: ['photo'] } },
    ]);
  });
}
