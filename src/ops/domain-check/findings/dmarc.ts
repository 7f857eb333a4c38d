import { type Answer, type Finding, finding, unknown } from './finding.ts';

const isDmarc = (text: string) => /^v\s*=\s*DMARC1\s*(;|$)/i.test(text.trim());
const policyOf = (text: string) =>
  /(?:^|;)\s*p\s*=\s*(none|quarantine|reject)\s*(?:;|$)/i.exec(text)?.[1]?.toLowerCase();

/**
 * What others are asked to do with mail that only claims to come from the domain.
 * @param texts at `_dmarc.` and the domain; `inherited` the same of the domains above it (RFC 7489 section 6.6.3)
 */
export function dmarcFinding(domain: string, texts: Answer<string[]>, inherited: string[]): Finding {
  const record = (value: string) => [{ type: 'TXT' as const, name: `_dmarc.${domain}`, value }];
  if (!texts.ok) return unknown('dmarc', texts.error);
  const own = texts.value.filter(isDmarc);
  const found = own.length > 0 ? own : inherited.filter(isDmarc);
  const missing = record('v=DMARC1; p=none');
  if (found.length === 0) return finding('dmarc', 'missing', 'dmarcMissing', { wanted: missing });
  if (own.length > 1) return finding('dmarc', 'wrong', 'dmarcTwo', { found, wanted: record(own[0]!) });
  const policy = policyOf(found[0]!);
  if (!policy) return finding('dmarc', 'wrong', 'dmarcBroken', { found, wanted: missing });
  if (policy === 'none') {
    const stricter = found[0]!.replace(/((?:^|;)\s*p\s*=\s*)none/i, '$1quarantine');
    return finding('dmarc', 'warn', 'dmarcNone', { found, wanted: record(stricter) });
  }
  const says = own.length > 0 ? 'dmarcOk' : 'dmarcInherited';
  return finding('dmarc', 'ok', says, { found, data: { policy } });
}
