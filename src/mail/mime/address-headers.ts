import { domainToASCII } from 'node:url';
import { cleanLine } from '#src/lib/clean-text.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import type { AddressEntry, DecodedHeaders } from './mail-tree.ts';

const MAX_ADDRESSES = 500;
const MAX_NAME = 200;
const MAX_LENGTH = 320;

/** The addresses of a header, groups flattened, at most 500 (hazards M1); entries without an address are left out. */
export function headerAddresses(headers: DecodedHeaders, name: string): MailAddress[] {
  const found: MailAddress[] = [];
  for (const header of [headers.get(name)].flat() as ({ value?: AddressEntry[] } | undefined)[]) {
    collect(header?.value ?? [], found);
  }
  return found;
}

function collect(entries: AddressEntry[], found: MailAddress[]): void {
  for (const entry of entries) {
    if (found.length >= MAX_ADDRESSES) return;
    if (entry.group) collect(entry.group, found);
    const address = addressInHeader(entry.address ?? '');
    if (address) found.push({ name: cleanName(entry.name), address });
  }
}

/** A display name on one line; some programs put a second pair of quotes around it. */
export const cleanName = (name: string): string =>
  cleanLine(name, MAX_NAME)
    .replace(/^["']+|["']+$/g, '')
    .trim();

/**
 * An address as it stands in a header, or null for what has no two sides of an `@` or could not be printed.
 * The domain is given in its ASCII form: mailparser shows xn-- names in Unicode, where look-alikes hide (hazards A7).
 */
export function addressInHeader(written: string): string | null {
  const address = written.trim().replace(/^<|>$/g, '');
  const at = address.lastIndexOf('@');
  if (at < 1 || address.length > MAX_LENGTH || /[\s<>\p{Cc}]/u.test(address)) return null;
  // The root's dot names the same domain; with it an address would pass by what is known of the one without.
  const domain = address.slice(at + 1).replace(/\.$/, '');
  const ascii = /\P{ASCII}/u.test(domain) ? domainToASCII(domain) : domain;
  return ascii ? `${address.slice(0, at)}@${ascii}`.toWellFormed() : null;
}
