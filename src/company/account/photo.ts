import { Invalid } from '#src/lib/errors.ts';

/** Pixels of a picture's shorter side as it is kept: enough for a face on a sharp screen. */
const SHORT_SIDE = 128;
const MOST_LONG_SIDE = 3 * SHORT_SIDE;

// A phone's picture has 12 to 24 million. Checked when the head is read, before room for them is taken (hazard M11).
const MOST_PIXELS = 25_000_000;

/** A picture may be so large as a file. */
export const MOST_PHOTO_BYTES = 10_000_000;

/**
 * A picture made small, upright and free of what the camera wrote into it (place, time): what is kept is drawn anew.
 * @throws Invalid
 */
export async function scaledPhoto(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length === 0) throw new Invalid({ photo: 'required' });
  if (bytes.length > MOST_PHOTO_BYTES) throw new Invalid({ photo: 'photoTooLarge' });
  try {
    const { width, height } = await new Bun.Image(bytes, { maxPixels: MOST_PIXELS }).metadata();
    const box = Math.min(MOST_LONG_SIDE, Math.ceil((SHORT_SIDE * Math.max(width, height)) / Math.min(width, height)));
    return await new Bun.Image(bytes, { maxPixels: MOST_PIXELS })
      .resize(box, box, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .bytes();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw new Invalid({ photo: code === 'ERR_IMAGE_TOO_MANY_PIXELS' ? 'photoTooLarge' : 'photo' });
  }
}
