/** Builds TNEF streams as MS-OXTNEF describes them, right or wrong in any place. */
const u16 = (value: number) => Buffer.from([value & 255, value >> 8]);
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

export const attribute = (level: 1 | 2, name: number, data: Buffer, length = data.length): Buffer =>
  Buffer.concat([
    Buffer.from([level]),
    u16(name),
    u16(6),
    u32(length),
    data,
    u16(data.reduce((a, b) => a + b, 0) & 0xffff),
  ]);

export const tnef = (...attributes: Buffer[]): Buffer => Buffer.concat([u32(0x223e9f78), u16(1), ...attributes]);

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** A MAPI property with one value of variable length; `count` and `length` may lie. */
export const property = (id: number, type: number, value: Buffer, { count = 1, length = value.length } = {}): Buffer =>
  Buffer.concat([u16(type), u16(id), u32(count), u32(length), padded(value)]);

export const unicode = (id: number, text: string): Buffer => property(id, 0x1f, Buffer.from(`${text}\0`, 'utf16le'));

export const properties = (...list: Buffer[]): Buffer => Buffer.concat([u32(list.length), ...list]);

/** A file as Outlook wraps it: a short name in its code page, and the long one as a property. */
export const wrappedFile = (shortName: string, longName: string | null, content: Buffer): Buffer =>
  Buffer.concat([
    attribute(2, 0x9002, Buffer.alloc(14)),
    attribute(2, 0x8010, Buffer.from(`${shortName}\0`, 'latin1')),
    attribute(2, 0x800f, content),
    ...(longName
      ? [attribute(2, 0x9005, properties(unicode(0x3707, longName), unicode(0x370e, 'application/pdf')))]
      : []),
  ]);
