import { verify } from 'node:crypto';

type Value = { tag: number; whole: Buffer; content: Buffer };

/** The DER values that stand one after another (X.690 section 8.1). */
function valuesOf(bytes: Buffer): Value[] {
  const values: Value[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at + 1]!;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes);
    const from = at + 2 + lengthBytes;
    values.push({
      tag: bytes[at]!,
      whole: bytes.subarray(at, from + length),
      content: bytes.subarray(from, from + length),
    });
    at = from + length;
  }
  return values;
}

const SUBJECT_ALT_NAME = '0603551d11';

/** Key and DNS names of a certificate request (RFC 2986). @throws where its key did not sign it */
export function csrOf(der: Buffer): { spki: Buffer; names: string[] } {
  const [info, , signature] = valuesOf(valuesOf(der)[0]!.content);
  const [, , key] = valuesOf(info!.content);
  const spki = key!.whole;
  const isSigned = verify(
    'sha256',
    info!.whole,
    { key: spki, format: 'der', type: 'spki' },
    signature!.content.subarray(1),
  );
  if (!isSigned) throw new Error('The request is not signed with its key');
  const at = info!.whole.indexOf(Buffer.from(SUBJECT_ALT_NAME, 'hex'));
  const list = valuesOf(info!.whole.subarray(at + SUBJECT_ALT_NAME.length / 2)).find(({ tag }) => tag === 0x04);
  const names = valuesOf(valuesOf(list!.content)[0]!.content).map(({ content }) => content.toString());
  return { spki, names };
}
