import { expect, test } from 'vitest';
import type { User } from '#src/company/users/index.ts';
import { authorPhotos } from '#src/inbox/pages/author-photos.ts';

const user = (id: number, photoId: number | null) => ({ id, photoId }) as User;

test('what a colleague wrote carries their picture; what a customer wrote, or somebody without one, carries none', () => {
  const withPhoto = authorPhotos(
    [user(1, 7), user(2, null)],
    [
      { id: 10, userId: 1 },
      { id: 11, userId: 2 },
      { id: 12, userId: null },
      // The numbers of messages and of people are counted apart.
      { id: 1, userId: null },
    ],
  );
  expect([10, 11, 12, 1].map((id) => withPhoto({ id }, id).photo)).toEqual(['/users/1/photo?v=7', null, null, null]);
});
