import { expect, test } from 'vitest';
import { verificationsOf } from '#src/mail/authentication/index.ts';
import { startDnsServer, type Zone } from '#tests/support/dns-server.ts';
import { SUPPORT, startInbound } from '../inbound.ts';

/** Servers of the test's domains are at 192.0.2.1, where `receive` says that letters come from, or elsewhere. */
const HERE = 'v=spf1 ip4:192.0.2.1 -all';
const ELSEWHERE = 'v=spf1 ip4:198.51.100.1 -all';
const domain = (name: string, spf: string, policy: string): Zone => ({
  [name]: { txt: [spf] },
  [`_dmarc.${name}`]: { txt: [`v=DMARC1; p=${policy}`] },
});

async function withDns(zone: Zone) {
  const dns = await startDnsServer(zone);
  const inbound = startInbound({ POSTROOM_DNS: dns.server });
  const spam = () => inbound.all<{ is_spam: number; reasons: string }>('SELECT is_spam, reasons FROM spam_verdict');
  return {
    ...inbound,
    spam,
    async [Symbol.asyncDispose]() {
      await inbound[Symbol.asyncDispose]();
      dns[Symbol.dispose]();
    },
  };
}

test('A6: mail that its domain disowns with p=reject begins in spam, and says why', async () => {
  await using inbound = await withDns(domain('customer.test', ELSEWHERE, 'reject'));
  await inbound.receiveMail('forged');
  const [id] = inbound.where('forged');
  expect(inbound.conversation(id!)).toMatchObject({ status: 'spam', waiting_since_at: null });
  expect(inbound.spam()).toEqual([{ is_spam: 1, reasons: expect.stringContaining('customer.test') }]);
  const [{ raw_id }] = inbound.all<{ raw_id: number }>('SELECT raw_id FROM message') as [{ raw_id: number }];
  expect((await verificationsOf(inbound.ctx.db, [raw_id])).get(raw_id)).toMatchObject({ verdict: 'failed' });
});

test('A6: with p=none it comes in, but takes part in no conversation of the customer it names', async () => {
  await using inbound = await withDns(domain('customer.test', ELSEWHERE, 'none'));
  await inbound.receiveMail('question');
  await inbound.receiveMail('forged', { 'In-Reply-To': '<question@customer.test>' });
  const [forged] = inbound.where('forged');
  expect(forged).not.toBe(inbound.where('question')[0]);
  expect(inbound.conversation(forged!).status).toBe('open');
  expect(inbound.links(forged!)).toEqual([{ other: inbound.where('question')[0], kind: 'related' }]);
});

test('the customer whose domain vouches for them goes on in their conversation', async () => {
  await using inbound = await withDns(domain('customer.test', HERE, 'reject'));
  await inbound.receiveMail('question');
  await inbound.receiveMail('more', { 'In-Reply-To': '<question@customer.test>' });
  expect(inbound.where('more')).toEqual(inbound.where('question'));
  expect(inbound.spam()).toEqual([]);
});

test('T1: who answers our own letter is heard whatever DNS says of them: a forwarder breaks what it can', async () => {
  await using inbound = await withDns(domain('customer.test', ELSEWHERE, 'reject'));
  await inbound.receiveMail('question', { From: 'Bob <bob@other.test>' }, { from: 'bob@other.test' });
  const [id] = inbound.where('question');
  const ours = await inbound.answer(id!);
  await inbound.receiveMail('answer', { 'In-Reply-To': `<${ours}>` });
  expect(inbound.where('answer')).toEqual([id]);
  expect(inbound.conversation(id!).status).toBe('open');
  expect(inbound.spam()).toEqual([{ is_spam: 0, reasons: expect.stringContaining('dmarc') }]);
});

test('a sender somebody blocked is put away even where they know our Message-ID', async () => {
  await using inbound = await withDns(domain('customer.test', HERE, 'none'));
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  const ours = await inbound.answer(id!);
  inbound.database.sqlite.run("INSERT INTO sender_list VALUES ('customer.test', 'block', 0)");
  await inbound.receiveMail('again', { 'In-Reply-To': `<${ours}>` });
  const [again] = inbound.where('again');
  expect(again).not.toBe(id);
  expect(inbound.conversation(again!).status).toBe('spam');
  expect(inbound.links(again!)).toEqual([{ other: id, kind: 'related' }]);
});

test('A1: silence of DNS makes nobody a sender of spam, nor a verified one', async () => {
  await using inbound = await withDns({ 'customer.test': { trouble: 'silence' } });
  await inbound.receiveMail('question');
  expect(inbound.conversation(inbound.where('question')[0]!).status).toBe('open');
  const results = inbound.all<{ result: string }>('SELECT result FROM verification');
  expect(JSON.parse(results[0]!.result)).toMatchObject({ verdict: 'unverified' });
});

test('fetched history and what we sent ourselves is judged no more', async () => {
  await using inbound = await withDns(domain('customer.test', ELSEWHERE, 'reject'));
  await inbound.fetch({ isHistory: true, arrivedAt: 0 }, inbound.mail('old'));
  await inbound.fetch({ isSent: true }, inbound.mail('sent', { From: SUPPORT, To: 'ann@customer.test' }));
  expect(inbound.all('SELECT 1 FROM verification')).toEqual([]);
  expect(inbound.conversation(inbound.where('old')[0]!).status).toBe('closed');
});
