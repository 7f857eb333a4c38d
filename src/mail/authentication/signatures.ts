import type { Field } from './header-fields.ts';

// Each costs a question and a check (RFC 6376 section 6.1 lets a verifier set a limit); honest mail has one to three.
const MOST_SIGNATURES = 10;
// For each name that a signature covers the whole header is looked through; honest ones cover thirty.
const MOST_NAMES = 200;
// For each way of reading the body (canonical form, hash, length) all of it is read once; honest signatures share one.
const MOST_BODY_HASHES = 3;
// A set for each forwarder (RFC 8617 allows 50).
const MOST_ARC_SETS = 10;

type Tags = Map<string, string>;

/** Tags as mailauth reads them: names in lower case, the last of a name. */
function tagsOf({ value }: Field): Tags {
  const tags: Tags = new Map();
  for (const tag of value.split(';')) {
    const at = tag.indexOf('=');
    if (at > 0) tags.set(tag.slice(0, at).trim().toLowerCase(), tag.slice(at + 1).replace(/\s+/g, ''));
  }
  return tags;
}

const isModest = (tags: Tags) => (tags.get('h') ?? '').split(':').length <= MOST_NAMES;

const bodyFormOf = (tags: Tags) => (tags.get('c') ?? '').split('/')[1]?.toLowerCase() ?? 'simple';

/** The ways of hashing the body that are asked for differ in these. */
const bodyHashOf = (tags: Tags) => [bodyFormOf(tags), tags.get('a')?.split('-').at(-1), tags.get('l')].join();

/** Selector and domain tell where the key stands (RFC 6376 section 3.6.2.1). */
function keyNameOf(tags: Tags): string | null {
  const [selector, domain] = [tags.get('s'), tags.get('d')];
  return selector && domain ? `${selector}._domainkey.${domain}` : null;
}

export type Signatures = {
  /** the fields of the header, but for the signatures that are left out */
  kept: Field[];
  isSigned: boolean;
  /** all of them are made over the body in its relaxed form (RFC 6376 section 3.4.4) */
  isRelaxed: boolean;
  /** DNS names of their keys */
  keyNames: string[];
};

const isDkim = ({ name }: Field) => name === 'dkim-signature';
const isArc = ({ name }: Field) => name.startsWith('arc-');
const coversBody = ({ name }: Field) => name === 'dkim-signature' || name === 'arc-message-signature';

/**
 * The signatures of a mail that are looked at. What is left out counts as not there: it could cost a thread minutes, and no honest
 * mail has it.
 * @param mayMix whether the body may be read in both its forms
 */
export function withModestSignatures(fields: Field[], mayMix: boolean): Signatures {
  const isArcKept =
    fields.filter(({ name }) => name === 'arc-seal').length <= MOST_ARC_SETS &&
    fields.every((field) => field.name !== 'arc-message-signature' || isModest(tagsOf(field)));
  const first = fields.filter(isDkim).slice(0, MOST_SIGNATURES);
  const modest = first.filter((field) => isModest(tagsOf(field)));
  const isAnyRelaxed = modest.some((field) => bodyFormOf(tagsOf(field)) === 'relaxed');
  const chosen = new Set(withFewHashes(modest, mayMix || !isAnyRelaxed ? null : 'relaxed'));

  const kept = fields.filter((field) => (isDkim(field) ? chosen.has(field) : !isArc(field) || isArcKept));
  const signed = kept.filter((field) => isDkim(field) || isArc(field));
  const named = signed.filter(({ name }) => name !== 'arc-authentication-results');
  const keyNames = new Set(named.flatMap((field) => keyNameOf(tagsOf(field)) ?? []));
  const isRelaxed = signed.filter(coversBody).every((field) => bodyFormOf(tagsOf(field)) === 'relaxed');
  return { kept, isSigned: signed.length > 0, isRelaxed, keyNames: [...keyNames] };
}

/** @param form the only one of the body that counts; null for both */
function withFewHashes(signatures: Field[], form: 'relaxed' | null): Field[] {
  const hashes = new Set<string>();
  return signatures.filter((field) => {
    const tags = tagsOf(field);
    if (form !== null && bodyFormOf(tags) !== form) return false;
    const hash = bodyHashOf(tags);
    if (!hashes.has(hash) && hashes.size === MOST_BODY_HASHES) return false;
    hashes.add(hash);
    return true;
  });
}
