/** A field of a mail's header: where it lies in the bytes, and its value, unfolded. */
export type Field = { name: string; value: string; start: number; end: number };

const MOST_HEADER_BYTES = 1_000_000;

/** The header of a mail as latin1 text, and the fields in it. Folded lines belong to the field above (RFC 5322 2.2.3). */
export function headerFields(bytes: Uint8Array): Field[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MOST_HEADER_BYTES)).toString(
    'latin1',
  );
  const fields: Field[] = [];
  let at = 0;
  while (at < text.length) {
    const lf = text.indexOf('\n', at);
    const end = lf < 0 ? text.length : lf + 1;
    const line = text.slice(at, end).replace(/\r?\n$/, '');
    if (line === '') break;
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) {
      last.value += line;
      last.end = end;
    } else {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
      fields.push({ name, value: line.slice(colon + 1), start: at, end });
    }
    at = end;
  }
  return fields;
}
