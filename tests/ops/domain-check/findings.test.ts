import { describe, expect, test } from 'vitest';
import { broken, isMended, keep } from '#src/ops/domain-check/findings/changes.ts';
import { dkimFinding } from '#src/ops/domain-check/findings/dkim.ts';
import { dmarcFinding } from '#src/ops/domain-check/findings/dmarc.ts';
import { type Answer, finding } from '#src/ops/domain-check/findings/finding.ts';
import { mtaStsFinding } from '#src/ops/domain-check/findings/mta-sts.ts';
import { type MailHost, mxFinding } from '#src/ops/domain-check/findings/mx.ts';
import { nameFinding, ptrFinding } from '#src/ops/domain-check/findings/server.ts';
import { mergedSpf, spfFinding } from '#src/ops/domain-check/findings/spf.ts';
import { tlsFinding } from '#src/ops/domain-check/findings/tls.ts';

const DAY_MS = 86_400_000;
const domain = 'acme.example';
const mailName = 'mail.acme.example';
const ours = ['203.0.113.9'];
const said = <T>(...value: T[]): Answer<T[]> => ({ ok: true, value });
const trouble = { ok: false, error: 'DNS gave no answer' } as const;

describe('MX', () => {
  const of = (hosts: Answer<MailHost[]>, more = {}) =>
    mxFinding({ domain, hosts, itself: [], mailName, ours, isFetched: false, ...more });
  const host = (exchange: string, priority: number, addresses: string[] = []) => ({ exchange, priority, addresses });

  test.each([
    ['our name', said(host('Mail.Acme.Example.', 10)), {}, 'ok', 'mxOk'],
    ['another name with our address', said(host('mx.acme.example', 10, ours)), {}, 'ok', 'mxOk'],
    ['us as the second', said(host('a.example', 5), host(mailName, 10)), {}, 'warn', 'mxBackup'],
    ['somebody else', said(host('a.example', 5)), {}, 'warn', 'mxElsewhere'],
    ['somebody else, fetched by IMAP', said(host('a.example', 5)), { isFetched: true }, 'ok', 'mxFetched'],
    ['nobody', said<MailHost>(), {}, 'missing', 'mxMissing'],
    ['nobody, but its own address is ours', said<MailHost>(), { itself: ours }, 'warn', 'mxImplicit'],
    ['null MX', said(host('', 0)), {}, 'wrong', 'mxNull'],
    ['trouble', trouble, {}, 'unknown', 'unknown'],
  ] as const)('pointing to %s', (_, hosts, more, state, says) => {
    expect(of(hosts as Answer<MailHost[]>, more)).toMatchObject({ state, says });
  });

  test('should be our name', () => {
    expect(of(said<MailHost>()).wanted).toEqual([{ type: 'MX', name: domain, value: '10 mail.acme.example' }]);
  });
});

describe('SPF', () => {
  const of = (texts: Answer<string[]>, result = 'fail', more = {}) =>
    spfFinding({ domain, texts, mailName, relay: '', results: [{ address: ours[0]!, result }], ...more });

  test.each([
    ['no record', said('something else'), 'none', 'missing', 'spfMissing'],
    ['one that allows us', said('v=spf1 mx -all'), 'pass', 'ok', 'spfOk'],
    ['one that does not', said('v=spf1 -all'), 'fail', 'wrong', 'spfNotUs'],
    ['two', said('v=spf1 mx -all', 'v=spf1 a -all'), 'permerror', 'wrong', 'spfTwo'],
    ['one for everybody', said('v=spf1 +all'), 'pass', 'wrong', 'spfOpen'],
    ['a broken one', said('v=spf1 ipp4:1 -all'), 'permerror', 'wrong', 'spfBroken'],
    ['trouble inside it', said('v=spf1 include:x.example -all'), 'temperror', 'unknown', 'unknown'],
    ['trouble', trouble, 'none', 'unknown', 'unknown'],
  ] as const)('%s', (_, texts, result, state, says) => {
    expect(of(texts as Answer<string[]>, result)).toMatchObject({ state, says });
  });

  test('what we need goes into the record that is there, before its end', () => {
    expect(mergedSpf([], 'a:us')).toBe('v=spf1 a:us ~all');
    expect(mergedSpf(['v=spf1 include:a.example -all'], 'a:us')).toBe('v=spf1 include:a.example a:us -all');
    expect(mergedSpf(['v=spf1 mx redirect=b.example'], 'a:us')).toBe('v=spf1 mx a:us redirect=b.example');
    expect(mergedSpf(['v=spf1 mx -all', 'v=spf1 ip4:1.2.3.4 mx ~all'], 'a:us')).toBe('v=spf1 mx ip4:1.2.3.4 a:us -all');
    expect(of(said('v=spf1 +all'), 'pass').wanted[0]!.value).toBe('v=spf1 a:mail.acme.example ~all');
  });

  test('through a relay nothing is made up', () => {
    const relayed = { mailName: null, relay: 'smtp.relay.example' };
    expect(of(said(), 'none', relayed)).toMatchObject({ state: 'missing', says: 'spfMissingRelay', wanted: [] });
    expect(of(said('v=spf1 -all'), 'fail', relayed)).toMatchObject({ state: 'unknown', says: 'spfRelay', wanted: [] });
  });
});

describe('DKIM', () => {
  const record = { selector: 's1', name: `s1._domainkey.${domain}`, value: 'v=DKIM1; k=rsa; p=AAAABBBB' };

  test.each([
    ['as it should be, whatever its spaces', said('v=DKIM1;k=rsa; p=AAAA BBBB'), 'ok'],
    ['not there', said<string>(), 'missing'],
    ['cut off', said('v=DKIM1; k=rsa; p=AAAA'), 'wrong'],
    ['another', said('v=DKIM1; k=rsa; p=CCCC'), 'wrong'],
    ['twice', said(record.value, record.value), 'wrong'],
    ['trouble', trouble, 'unknown'],
  ] as const)('a key %s', (_, texts, state) => {
    expect(dkimFinding(record, texts as Answer<string[]>)).toMatchObject({ id: 'dkim:s1', state });
  });
});

describe('DMARC', () => {
  test.each([
    ['none', said<string>(), [], 'missing', 'dmarcMissing'],
    ['one that asks for nothing', said('v=DMARC1; p=none'), [], 'warn', 'dmarcNone'],
    ['a strict one', said('v=DMARC1; p=reject; rua=mailto:a@b.example'), [], 'ok', 'dmarcOk'],
    ['the one of the domain above', said<string>(), ['v=DMARC1; p=quarantine'], 'ok', 'dmarcInherited'],
    ['two', said('v=DMARC1; p=none', 'v=DMARC1; p=reject'), [], 'wrong', 'dmarcTwo'],
    ['one without a policy', said('v=DMARC1; rua=mailto:a@b.example'), [], 'wrong', 'dmarcBroken'],
    ['trouble', trouble, [], 'unknown', 'unknown'],
  ] as const)('%s', (_, texts, inherited, state, says) => {
    expect(dmarcFinding(domain, texts as Answer<string[]>, [...inherited])).toMatchObject({ state, says });
  });

  test('a stricter policy keeps the rest of the record', () => {
    const { wanted } = dmarcFinding(domain, said('v=DMARC1; p=none; sp=none; rua=mailto:a@b.example'), []);
    expect(wanted[0]!.value).toBe('v=DMARC1; p=quarantine; sp=none; rua=mailto:a@b.example');
  });
});

test('MTA-STS is optional', () => {
  expect(mtaStsFinding(domain, said()).state).toBe('optional');
  expect(mtaStsFinding(domain, said('v=STSv1; id=7')).state).toBe('ok');
  expect(mtaStsFinding(domain, said('v=STSv1; id=7', 'v=STSv1; id=8')).state).toBe('wrong');
});

test('O2: the name of the server is one that others can look up', () => {
  expect(nameFinding('localhost', said())).toMatchObject({ state: 'wrong', says: 'nameLocal' });
  expect(nameFinding(mailName, said())).toMatchObject({ state: 'missing', says: 'nameMissing' });
  expect(nameFinding(mailName, said('10.0.0.1'))).toMatchObject({ state: 'warn', says: 'namePrivate' });
  expect(nameFinding(mailName, said(...ours))).toMatchObject({ state: 'ok' });
});

test('O2: our address points back to our name, where mail leaves from it', () => {
  expect(ptrFinding(ours[0]!, said('Mail.Acme.Example.'), mailName, false).state).toBe('ok');
  expect(ptrFinding(ours[0]!, said('customer-9.provider.example'), mailName, false).state).toBe('wrong');
  expect(ptrFinding(ours[0]!, said(), mailName, false).state).toBe('missing');
  expect(ptrFinding(ours[0]!, said(), mailName, true).state).toBe('optional');
  expect(ptrFinding(ours[0]!, trouble, mailName, false).state).toBe('unknown');
  expect(ptrFinding('10.0.0.1', said(), mailName, false).state).toBe('optional');
});

test('the certificate is for our name, from somebody known, and not about to end', () => {
  const of = (kind: 'files' | 'acme' | 'self-signed', names: string[], days: number) =>
    tlsFinding({ kind, names, expiresAt: days * DAY_MS }, mailName, 0).says;
  expect(of('acme', [mailName], 60)).toBe('tlsOk');
  expect(of('files', ['*.acme.example'], 60)).toBe('tlsOk');
  expect(of('files', ['*.example'], 60)).toBe('tlsName');
  expect(of('acme', [mailName], 5)).toBe('tlsSoon');
  expect(of('acme', [mailName], -1)).toBe('tlsExpired');
  expect(of('self-signed', [mailName], 60)).toBe('tlsSelfSigned');
});

test('what was well and is bad is broken, also when DNS gave no answer in between', () => {
  const [well, silent, bad] = (['ok', 'unknown', 'wrong'] as const).map((state) => [finding('mx', state, 'unknown')]);
  const first = keep(well!, []);
  const second = keep(silent!, first);
  const third = keep(bad!, second);
  expect(broken(second, first)).toEqual([]);
  expect(broken(third, second)).toEqual(['mx']);
  expect(isMended(third, ['mx'])).toBe(false);
  expect(isMended(keep(silent!, third), ['mx'])).toBe(false);
  expect(isMended(keep(well!, third), ['mx'])).toBe(true);
  expect(broken(keep(bad!, []), [])).toEqual([]);
});
