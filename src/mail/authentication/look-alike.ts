import { domainToUnicode } from 'node:url';
import { addressKey, domainOf, type MailAddress } from '#src/mail/address/index.ts';
import { isDeceptiveDomain, skeleton } from './confusable.ts';
import { isSameSite, mentionedIn } from './mentions.ts';

/** In what way a sender looks like somebody else. `says` and `shown` are a stranger's words: to be shown with care. */
export type LookAlike =
  /** the name is another address, or names another domain, than the one it was sent from */
  | { kind: 'address' | 'domain'; says: string }
  /** the domain is written in letters that look like others: `shown` is how a reader would see it */
  | { kind: 'letters'; shown: string }
  /** the domain is all but that of `ours` */
  | { kind: 'ours'; ours: string }
  /** it names a domain of ours, and nothing shows that it came from there */
  | { kind: 'own'; ours: string }
  /** the name of a colleague or mailbox of ours, from outside */
  | { kind: 'colleague'; says: string };

export type Ours = {
  /** domains of our own addresses, in lower case */
  domains: string[];
  /** names of colleagues and mailboxes */
  names: string[];
};

/**
 * The most telling way in which this sender looks like somebody else, or null.
 * @param isStrange it came from a server that DNS was asked about, and that stands for nobody
 */
export function lookAlike({ name, address }: MailAddress, ours: Ours, isStrange: boolean): LookAlike | null {
  const domain = domainOf(address);
  if (domain === '') return null;
  if (ours.domains.includes(domain)) return isStrange ? { kind: 'own', ours: domain } : null;
  const said = mentionedIn(name);
  if (said.address && !isSameSite(domainOf(said.address), domain)) return { kind: 'address', says: said.address };
  if (said.domain && !isSameSite(said.domain, domain)) return { kind: 'domain', says: said.domain };

  const shown = domainToUnicode(domain);
  const copied = ours.domains.find((each) => skeleton(each) === skeleton(shown));
  if (copied) return { kind: 'ours', ours: copied };
  if (isDeceptiveDomain(shown)) return { kind: 'letters', shown };

  const key = nameKey(name);
  const isOurName = key.length > 1 && key !== addressKey(address) && ours.names.some((each) => nameKey(each) === key);
  return isOurName ? { kind: 'colleague', says: name.trim() } : null;
}

const nameKey = (name: string) =>
  skeleton(name.normalize('NFKC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
