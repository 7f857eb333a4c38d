import addressparser from 'nodemailer/lib/addressparser/index.js';
import { asciiDomain } from '#src/lib/domain.ts';
import { domainOf } from '#src/mail/address/index.ts';
import { isDisguisedName, nameIn } from './from-field.ts';
import { headerFields } from './header-fields.ts';
import type { Verification } from './verification.ts';

/**
 * What is to be said of a mail that bears no signature and whose server is not known: there is nothing to ask DNS about. Most
 * mail of a company's own machines is like that, and need not wake mailauth. Null for a mail that is signed.
 */
export function unsignedVerification(bytes: Uint8Array, at: number): Verification | null {
  const fields = headerFields(bytes);
  if (fields.some(({ name }) => name === 'dkim-signature' || name.startsWith('arc-'))) return null;
  const from = fields.filter(({ name }) => name === 'from');
  const addresses = from.flatMap((field) => addressesIn(bytes.subarray(field.start, field.end)));
  const named = addresses.filter((address) => address !== '');
  const isSeveral = from.length > 1 || named.length > 1;
  const fromDomain = isSeveral ? null : asciiDomain(domainOf(named[0] ?? '').replace(/\.$/, '')) || null;
  return {
    verdict: fromDomain === null ? 'failed' : 'unverified',
    domain: null,
    by: null,
    fromDomain,
    senders: isSeveral ? 'several' : fromDomain === null ? 'none' : 'one',
    spf: { result: 'none', domain: null },
    dkim: [],
    dmarc: { result: fromDomain === null ? 'fail' : 'none', policy: null },
    arc: null,
    at,
    ...(from.some(({ value }) => isDisguisedName(nameIn(value))) ? { isDisguised: true as const } : {}),
  };
}

/** As mailauth reads them, from the field as it stands, folds and all. */
function addressesIn(field: Uint8Array): string[] {
  const text = Buffer.from(field).toString('utf8');
  const entries = addressparser(text.slice(text.indexOf(':') + 1).trim(), { flatten: true });
  return entries.map(({ address }) => address);
}
