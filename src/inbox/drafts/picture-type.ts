/** What every mail program draws inside a letter. */
const TYPES: Record<string, string> = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' };

// Wider ones would run out of most readers' windows; Outlook shows a picture at the width that it is given.
const MOST_WIDTH = 600;

export type Size = { width: number; height: number };
export type PictureKind = Size & { type: string };

/** What kind of picture these bytes are, by what they say and not by their name; null for what can't stand in a letter. */
export async function pictureKind(bytes: Uint8Array): Promise<PictureKind | null> {
  try {
    const { format, width, height } = await new Bun.Image(bytes).metadata();
    const type = TYPES[format];
    return type !== undefined && width > 0 && height > 0 ? { type, width, height } : null;
  } catch {
    return null;
  }
}

/** The size at which a picture is put into a text. */
export function sizeInText({ width, height }: Size): Size {
  if (width <= MOST_WIDTH) return { width, height };
  return { width: MOST_WIDTH, height: Math.max(1, Math.round((height * MOST_WIDTH) / width)) };
}
