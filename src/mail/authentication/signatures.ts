import { headerFields } from './header-fields.ts';

const SIGNATURES = ['dkim-signature', 'arc-message-signature'];
// Each costs a question and a check (RFC 6376 section 6.1 lets a verifier set a limit); honest mail has one to three.
const MOST_SIGNATURES = 10;

/** The mail with at most its first ten signatures, and the DNS names of the keys that they ask for. */
export function signaturesOf(bytes: Uint8Array): { bytes: Buffer; keyNames: string[] } {
  const fields = headerFields(bytes);
  const surplus = fields.filter(({ name }) => name === 'dkim-signature').slice(MOST_SIGNATURES);
  const kept = fields.filter((field) => SIGNATURES.includes(field.name) && !surplus.includes(field));
  const keyNames = new Set(kept.slice(0, 2 * MOST_SIGNATURES).flatMap(({ value }) => keyNameOf(value) ?? []));
  return { bytes: without(surplus, bytes), keyNames: [...keyNames] };
}

/** Selector and domain tell where the key stands (RFC 6376 section 3.6.2.1). */
function keyNameOf(signature: string): string | null {
  const tag = (name: string) => new RegExp(`(?:^|;)\\s*${name}\\s*=([^;]*)`).exec(signature)?.[1]?.replace(/\s/g, '');
  const [selector, domain] = [tag('s'), tag('d')];
  return selector && domain ? `${selector}._domainkey.${domain}` : null;
}

function without(fields: { start: number; end: number }[], bytes: Uint8Array): Buffer {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (fields.length === 0) return mail;
  const ends = [0, ...fields.map(({ end }) => end)];
  const starts = [...fields.map(({ start }) => start), mail.length];
  return Buffer.concat(ends.map((end, i) => mail.subarray(end, starts[i])));
}
