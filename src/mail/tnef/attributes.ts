import { Cursor, OutOfBytes } from './cursor.ts';

/** One attribute of a TNEF stream (MS-OXTNEF 2.1.3.2). */
export type Attribute = { isOfFile: boolean; name: number; data: Uint8Array };

const SIGNATURE = 0x223e9f78;
const MESSAGE_LEVEL = 1;
const FILE_LEVEL = 2;

// A mail of Outlook has about twenty, and four for each file.
const MOST_ATTRIBUTES = 2000;

export const isTnef = (bytes: Uint8Array): boolean => bytes.length >= 6 && new Cursor(bytes).uint32() === SIGNATURE;

/**
 * The attributes in their order, up to the first that can't be one: what was read before it still holds (M4).
 * Checksums are passed over: old Exchange writes wrong ones, and a right one proves nothing.
 */
export function readAttributes(bytes: Uint8Array): Attribute[] {
  const attributes: Attribute[] = [];
  const cursor = new Cursor(bytes);
  try {
    cursor.take(6); // signature and key
    while (cursor.left > 0 && attributes.length < MOST_ATTRIBUTES) {
      const level = cursor.uint8();
      if (level !== MESSAGE_LEVEL && level !== FILE_LEVEL) break;
      const name = cursor.uint32() & 0xffff;
      const data = cursor.take(cursor.uint32());
      attributes.push({ isOfFile: level === FILE_LEVEL, name, data });
      cursor.take(Math.min(2, cursor.left));
    }
  } catch (error) {
    if (!(error instanceof OutOfBytes)) throw error;
  }
  return attributes;
}
