import { readPart } from '#src/mail/mime/index.ts';

const MOST_PIXELS = 60_000_000;

/** The types of picture that browsers draw and nothing can run in: SVG is none (hazards H6). */
const TYPES: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  bmp: 'image/bmp',
};

/** What a picture's bytes say it is, whatever its sender calls it; null for no picture, and for one of too many pixels. */
export async function inspectPicture(
  bytes: Uint8Array,
): Promise<{ type: string; width: number; height: number } | null> {
  try {
    const { format, width, height } = await new Bun.Image(bytes, { maxPixels: MOST_PIXELS }).metadata();
    const type = TYPES[format];
    return type && width * height <= MOST_PIXELS ? { type, width, height } : null;
  } catch {
    return null;
  }
}

/** A small WebP of an attached picture, within a square of `side` pixels; null where there is none that can be read. */
export async function partThumbnail(bytes: Uint8Array, path: string, side: number): Promise<Uint8Array | null> {
  const found = await readPart(bytes, path);
  return found && thumbnail(found.content, side);
}

/** Pixels are counted before any is unpacked (hazards M11). */
async function thumbnail(bytes: Uint8Array, side: number): Promise<Uint8Array | null> {
  try {
    const picture = new Bun.Image(bytes, { maxPixels: MOST_PIXELS });
    return await picture.resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }).bytes();
  } catch {
    return null;
  }
}
