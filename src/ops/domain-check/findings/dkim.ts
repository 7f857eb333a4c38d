import type { DkimRecord } from '#src/company/domains/index.ts';
import { publishedKey } from '#src/mail/dkim/index.ts';
import { type Answer, type Finding, finding, unknown } from './finding.ts';

type PublicKey = Pick<DkimRecord, 'selector' | 'name' | 'value'>;

/** Whether the public half of a key that signs our mail is where others look for it. */
export function dkimFinding({ selector, name, value }: PublicKey, texts: Answer<string[]>): Finding {
  const about = { id: `dkim:${selector}`, wanted: [{ type: 'TXT' as const, name, value }], data: { selector } };
  if (!texts.ok) return unknown('dkim', texts.error, about);
  const found = texts.value.filter((text) => publishedKey(text) !== null);
  if (found.length === 0) return finding('dkim', 'missing', 'dkimMissing', about);
  if (found.length > 1) return finding('dkim', 'wrong', 'dkimTwo', { ...about, found });
  if (publishedKey(found[0]!) !== publishedKey(value))
    return finding('dkim', 'wrong', 'dkimOther', { ...about, found });
  return finding('dkim', 'ok', 'dkimOk', { ...about, found });
}
