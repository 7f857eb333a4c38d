import { type Answer, type Finding, finding, unknown } from './finding.ts';

/** Optional: a promise that our mail hosts speak TLS, for senders that keep to it (RFC 8461). */
export function mtaStsFinding(domain: string, texts: Answer<string[]>): Finding {
  if (!texts.ok) return unknown('mtaSts', texts.error);
  const found = texts.value.filter((text) => /^v=STSv1\s*(;|$)/.test(text.trim()));
  const wanted = [{ type: 'TXT' as const, name: `_mta-sts.${domain}`, value: 'v=STSv1; id=1' }];
  const data = { url: `https://mta-sts.${domain}/.well-known/mta-sts.txt` };
  if (found.length === 0) return finding('mtaSts', 'optional', 'mtaStsNone', { wanted, data });
  if (found.length > 1) return finding('mtaSts', 'wrong', 'mtaStsTwo', { found, data });
  return finding('mtaSts', 'ok', 'mtaStsOk', { found, data });
}
