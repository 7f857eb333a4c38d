import { photoUrl, type User } from '#src/company/users/index.ts';

type Written = { id: number; userId: number | null };

/** Puts on what is shown of something that was written where its author's picture stands, if a colleague with one wrote it. */
export function authorPhotos(
  users: User[],
  written: Written[],
): <T>(shown: T, id: number) => T & { photo: string | null } {
  const photos = new Map(users.map((user) => [user.id, photoUrl(user)]));
  const authors = new Map(written.map(({ id, userId }) => [id, userId]));
  return (shown, id) => ({ ...shown, photo: photos.get(authors.get(id) ?? 0) ?? null });
}
