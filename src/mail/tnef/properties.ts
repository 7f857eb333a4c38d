import { Cursor, OutOfBytes } from './cursor.ts';

/** The values of those MAPI properties that hold text or bytes, by id; `isUnicode` for text in UTF-16. */
export type Properties = Map<number, { data: Uint8Array; isUnicode: boolean }>;

const MULTIPLE = 0x1000;
const NAMED_FROM = 0x8000;
const NAMED_BY_STRING = 1;
const UNICODE = 0x1f;
const OBJECT = 0x0d;
const MOST_PROPERTIES = 1000;
const MOST_VALUES = 1000;

// Bytes of the types that have a fixed length (MS-OXTNEF 2.1.3.4), filled up to four.
const FIXED: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const VARIABLE = new Set([OBJECT, 0x1e, UNICODE, 0x102]);

/** The properties of a block, up to the first that can't be read. */
export function readProperties(block: Uint8Array): Properties {
  const properties: Properties = new Map();
  const cursor = new Cursor(block);
  try {
    const count = Math.min(cursor.uint32(), MOST_PROPERTIES);
    for (let i = 0; i < count; i++) if (!readProperty(cursor, properties)) break;
  } catch (error) {
    if (!(error instanceof OutOfBytes)) throw error;
  }
  return properties;
}

/** @returns false for a type nobody knows: its length is unknown too */
function readProperty(cursor: Cursor, properties: Properties): boolean {
  const declared = cursor.uint16();
  const id = cursor.uint16();
  if (id >= NAMED_FROM) skipName(cursor);
  const type = declared & ~MULTIPLE;
  const fixed = FIXED[type];
  if (fixed === undefined && !VARIABLE.has(type)) return false;
  const isCounted = fixed === undefined || declared !== type;
  const values = isCounted ? cursor.uint32() : 1;
  if (values > MOST_VALUES) return false;
  for (let i = 0; i < values; i++) {
    const data = cursor.takePadded(fixed ?? cursor.uint32());
    if (fixed === undefined && i === 0) properties.set(id, { data, isUnicode: type === UNICODE });
  }
  return true;
}

function skipName(cursor: Cursor): void {
  cursor.take(16);
  const isByString = cursor.uint32() === NAMED_BY_STRING;
  const lengthOrId = cursor.uint32();
  if (isByString) cursor.takePadded(lengthOrId);
}
