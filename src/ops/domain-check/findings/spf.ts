import { type Answer, type Finding, finding, unknown } from './finding.ts';

/** What evaluating the published record (RFC 7208 section 4) said for one of our addresses. */
export type SpfResult = { address: string; result: string };

type Question = {
  domain: string;
  texts: Answer<string[]>;
  /** null where mail goes through a relay, whose addresses only its provider knows */
  mailName: string | null;
  relay: string;
  results: SpfResult[];
};

export const isSpf = (text: string): boolean => /^v=spf1(\s|$)/i.test(text.trim());

/** A domain has one record (RFC 7208 section 3.2), so what we need goes into the one that is there, before its end. */
export function mergedSpf(records: string[], mechanism: string): string {
  const terms = records.flatMap((record) => record.trim().split(/\s+/).slice(1));
  const isEnd = (term: string) => /^[-+~?]?all$|^redirect=/i.test(term);
  const [ends, middle] = [terms.filter(isEnd), terms.filter((term) => !isEnd(term))];
  return ['v=spf1', ...new Set([...middle, mechanism]), ends[0] ?? '~all'].join(' ');
}

/** Whether others may believe that mail of this domain comes from us. */
export function spfFinding({ domain, texts, mailName, relay, results }: Question): Finding {
  const record = (value: string) => [{ type: 'TXT' as const, name: domain, value }];
  if (!texts.ok) return unknown('spf', texts.error);
  const found = texts.value.filter(isSpf);
  const isOpen = found.some((text) => /\s\+?all(\s|$)/i.test(text));
  if (mailName === null) {
    if (found.length === 0) return finding('spf', 'missing', 'spfMissingRelay', { data: { relay } });
    if (found.length > 1) return finding('spf', 'wrong', 'spfTwo', { found });
    return finding('spf', isOpen ? 'wrong' : 'unknown', isOpen ? 'spfOpen' : 'spfRelay', { found, data: { relay } });
  }
  const mechanism = `a:${mailName}`;
  const wanted = record(mergedSpf(found, mechanism));
  if (found.length === 0) return finding('spf', 'missing', 'spfMissing', { wanted });
  if (found.length > 1) return finding('spf', 'wrong', 'spfTwo', { wanted, found });
  if (isOpen)
    return finding('spf', 'wrong', 'spfOpen', { found, wanted: record(mergedSpf([closed(found[0]!)], mechanism)) });
  if (results.length === 0) return finding('spf', 'unknown', 'spfNoAddress', { wanted, found });
  const failed = results.find(({ result }) => result !== 'pass');
  if (!failed) return finding('spf', 'ok', 'spfOk', { wanted: record(found[0]!), found });
  if (failed.result === 'temperror') return unknown('spf', failed.address, { wanted, found });
  const says = failed.result === 'permerror' ? 'spfBroken' : 'spfNotUs';
  return finding('spf', 'wrong', says, { wanted, found, data: { address: failed.address } });
}

const closed = (record: string) => record.replace(/\s\+?all(?=\s|$)/i, ' ~all');
