import libmime from 'libmime';
import { cleanLine } from '#src/lib/clean-text.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import { addressInHeader, cleanName } from './address-headers.ts';
import { headerText } from './header-block.ts';
import { messageId } from './message-ids.ts';
import type { ParsedMail } from './parsed-mail.ts';

const MAX_HEADER_BYTES = 64 * 1024;
const MAX_VALUE = 2000;

export type SalvagedHeaders = Pick<ParsedMail, 'subject' | 'from' | 'messageId'>;

/**
 * The little that can be said of a mail that `parseMail` refuses, from the first 64 kB of it.
 * Never throws; what can't be read is empty or null.
 */
export function salvageHeaders(bytes: Uint8Array): SalvagedHeaders {
  const values = firstValues(headerText(bytes, MAX_HEADER_BYTES));
  return {
    subject: cleanLine(decodeWords(values.get('subject') ?? ''), MAX_VALUE / 2),
    from: firstAddress(values.get('from') ?? ''),
    messageId: messageId(values.get('message-id') ?? ''),
  };
}

function firstValues(head: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name && !values.has(name)) values.set(name, line.slice(colon + 1, colon + 1 + MAX_VALUE).trim());
  }
  return values;
}

function firstAddress(value: string): MailAddress | null {
  const bracketed = /^([^<]*)<([^<>\s]+)>/.exec(value);
  const written = bracketed?.[2] ?? value.split(/[\s,;()]+/).find((word) => word.includes('@')) ?? '';
  const address = addressInHeader(written);
  return address === null ? null : { name: cleanName(decodeWords((bracketed?.[1] ?? '').trim())), address };
}

function decodeWords(value: string): string {
  try {
    return libmime.decodeWords(value);
  } catch {
    return value;
  }
}
