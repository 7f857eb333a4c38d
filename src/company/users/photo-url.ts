/** Where a person's picture stands; the number behind it is another for each picture, so that browsers may keep it. */
export const photoUrl = ({ id, photoId }: { id: number; photoId: number | null }): string | null =>
  photoId === null ? null : `/users/${id}/photo?v=${photoId}`;
