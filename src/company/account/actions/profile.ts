import { type Actor, requireRight } from '#src/company/access/index.ts';
import {
  changePhoto,
  changeProfile,
  findUser,
  type Profile,
  photoUrl,
  preferencesOf,
  type UserPreferences,
} from '#src/company/users/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { readRichText } from '#src/mail/html/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readFiles } from '#src/platform/files/index.ts';

/** What one's own page shows of oneself. */
export async function ownProfile(ctx: Ctx, actor: Actor | null) {
  requireRight(actor, 'account.change');
  const user = await findUser(ctx.reader, actor.userId);
  if (!user) throw new NotFound('user');
  return { ...user, ...preferencesOf(user), photo: photoUrl(user) };
}

type Said = Pick<Profile, 'name' | 'jobTitle' | 'calendarLink' | 'signature'>;

/** @param said `signature` as it was typed */
export async function changeOwnProfile(ctx: Ctx, actor: Actor | null, said: Said): Promise<void> {
  const { signature } = await ownProfile(ctx, actor);
  await changeProfile(ctx, actor!.userId, { ...said, signature: readRichText(said.signature, signature) });
}

type Wanted = Pick<Profile, 'language' | 'timeZone'> & UserPreferences;

export async function changeOwnPreferences(ctx: Ctx, actor: Actor | null, wanted: Wanted): Promise<void> {
  requireRight(actor, 'account.change');
  const { language, timeZone, ...preferences } = wanted;
  await changeProfile(ctx, actor.userId, { language, timeZone, preferences: JSON.stringify(preferences) });
}

/** @param photo as scaledPhoto makes it; null takes the picture away */
export async function changeOwnPhoto(ctx: Ctx, actor: Actor | null, photo: Uint8Array | null): Promise<void> {
  requireRight(actor, 'account.change');
  await changePhoto(ctx, actor.userId, photo);
}

/** A colleague's picture, for everybody who works here. @throws NotFound */
export async function photoOf(ctx: Ctx, actor: Actor | null, userId: number): Promise<Uint8Array> {
  requireRight(actor, 'inbox.open');
  const photoId = (await findUser(ctx.reader, userId))?.photoId ?? null;
  const [file] = photoId === null ? [] : await readFiles(ctx.reader, [photoId]);
  if (!file) throw new NotFound('photo');
  return file.bytes;
}
