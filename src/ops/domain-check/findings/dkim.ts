import type { DkimRecord } from '#src/company/domains/index.ts';
import { type Answer, type Finding, finding, unknown } from './finding.ts';

type PublicKey = Pick<DkimRecord, 'selector' | 'name' | 'value'>;

/** The key of a record (RFC 6376 section 3.6.1); white space inside it does not count. Null for what is no key record. */
function keyOf(record: string): string | null {
  const tags = record.split(';').map((tag) => tag.trim());
  const key = tags.find((tag) => /^p\s*=/.test(tag));
  return key === undefined ? null : key.replace(/^p\s*=/, '').replaceAll(/\s/g, '');
}

/** Whether the public half of a key that signs our mail is where others look for it. */
export function dkimFinding({ selector, name, value }: PublicKey, texts: Answer<string[]>): Finding {
  const about = { id: `dkim:${selector}`, wanted: [{ type: 'TXT' as const, name, value }], data: { selector } };
  if (!texts.ok) return unknown('dkim', texts.error, about);
  const found = texts.value.filter((text) => keyOf(text) !== null);
  if (found.length === 0) return finding('dkim', 'missing', 'dkimMissing', about);
  if (found.length > 1) return finding('dkim', 'wrong', 'dkimTwo', { ...about, found });
  if (keyOf(found[0]!) !== keyOf(value)) return finding('dkim', 'wrong', 'dkimOther', { ...about, found });
  return finding('dkim', 'ok', 'dkimOk', { ...about, found });
}
