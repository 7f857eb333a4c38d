import { afterAll, expect, test } from 'vitest';
import { directRoute } from '#src/mail/delivery/index.ts';
import { policyId, readPolicy } from '#src/mail/delivery/mta-sts/policy.ts';
import { testAuthority } from '#tests/support/authority.ts';
import { testMachine } from '#tests/support/machine.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { deliver } from './deliver.ts';

const HOUR = 3600_000;
const authority = testAuthority();
afterAll(() => authority[Symbol.dispose]());

/** A customer's domain: what DNS says, a web server with a policy, a mail server with a certificate. */
async function startCustomer({ mx = 'mx.customer.test', certified = 'mx.customer.test' } = {}) {
  const web = authority.certify('mta-sts.customer.test');
  let policy = 'version: STSv1\nmode: enforce\nmx: *.customer.test\nmax_age: 86400\n';
  let status = 200;
  let fetched = 0;
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    tls: { cert: web.cert, key: web.key },
    fetch: () => {
      fetched += 1;
      return status === 302 ? Response.redirect('https://elsewhere.test/') : new Response(policy, { status });
    },
  });
  const sink = await startSmtpSink({ certificate: authority.certify(certified) });
  const machine = testMachine({ POSTROOM_PRIVATE_HOSTS: 'yes', POSTROOM_DIRECT_PORT: String(sink.port) });
  let txt = ['v=STSv1; id=one;'];
  const resolver = {
    mx: async () => [{ exchange: mx, priority: 10 }],
    addresses: async () => ['127.0.0.1'],
    txt: async (name: string) => (name === '_mta-sts.customer.test' ? txt : []),
  };
  const parts = { resolver, ca: authority.ca, policyPort: server.port };
  return {
    ...machine,
    sink,
    fetched: () => fetched,
    set(over: { policy?: string; status?: number; txt?: string[] }) {
      policy = over.policy ?? policy;
      status = over.status ?? status;
      txt = over.txt ?? txt;
    },
    route: () => directRoute(machine.ctx, 'customer.test', parts),
    async send() {
      const letter = {
        bytes: Buffer.from('Subject: a\r\n\r\nb\r\n'),
        from: 'support@acme.example',
        to: ['ann@customer.test'],
      };
      return (await deliver(letter, await directRoute(machine.ctx, 'customer.test', parts)))[0]!;
    },
    async [Symbol.asyncDispose]() {
      await machine[Symbol.asyncDispose]();
      await sink.stop();
      await server.stop(true);
    },
  };
}

test('O3: in enforce mail goes encrypted to a host the policy names, whose certificate is right', async () => {
  await using customer = await startCustomer();
  expect(await customer.send()).toMatchObject({ state: 'sent' });
  expect(await customer.sink.next()).toMatchObject({ tls: true });
  expect(await customer.send()).toMatchObject({ state: 'sent' });
  expect(customer.fetched(), 'the policy is kept').toBe(1);
});

test('O3: in enforce a certificate of another name gets nothing, and says why; in testing it gets the mail', async () => {
  await using customer = await startCustomer({ certified: 'mx.evil.test' });
  const outcome = await customer.send();
  expect(outcome).toMatchObject({ state: 'delayed', trouble: 'connection' });
  expect(outcome.reply).toMatch(/mx\.evil\.test|altname|certificate/i);
  expect(customer.sink.letters).toEqual([]);
  customer.set({
    policy: 'version: STSv1\nmode: testing\nmx: *.customer.test\nmax_age: 86400\n',
    txt: ['v=STSv1; id=two'],
  });
  expect(await customer.send()).toMatchObject({ state: 'sent' });
});

test('O3: in enforce a host that the policy does not name is never connected to', async () => {
  await using customer = await startCustomer({ mx: 'mx.evil.test' });
  await expect(customer.route()).rejects.toMatchObject({
    isTemporary: true,
    message: expect.stringContaining('MTA-STS'),
  });
  expect(customer.sink.connections()).toBe(0);
});

test('O3: a kept policy stands while DNS or the web server fail, until it is out of date', async () => {
  await using customer = await startCustomer();
  expect(await customer.route()).toMatchObject({ mustVerify: true });
  for (const trouble of [
    { txt: [] },
    { txt: ['v=STSv1; id=two'], status: 500 },
    { status: 302 },
    { status: 200, policy: 'nonsense' },
    { policy: 'x'.repeat(100_000) },
  ]) {
    customer.set(trouble);
    expect(await customer.route(), JSON.stringify(trouble).slice(0, 80)).toMatchObject({ mustVerify: true });
  }
  customer.clock.turn(25 * HOUR);
  expect(await customer.route()).not.toHaveProperty('mustVerify');
});

test('O3: a policy is kept from five minutes to a year', async () => {
  const file = (age: number) => `version: STSv1\nmode: enforce\nmx: mx.customer.test\nmax_age: ${age}\n`;
  expect((await readPolicy('customer.test', 'a', file(1), 0)).expiresAt).toBe(5 * 60_000);
  expect((await readPolicy('customer.test', 'a', file(31_557_600), 0)).expiresAt).toBe(365 * 24 * HOUR);
});

test.each([
  [['v=STSv1; id=20260101T1;'], '20260101T1'],
  [['v=spf1 -all', 'v=STSv1;id=a'], 'a'],
  [['v=STSv1; id=a', 'v=STSv1; id=b'], null],
  [['v=STSv1; id=a b'], null],
  [['v=STSv2; id=a'], null],
  [[], null],
])('O3: the policy id in %j is %s', (records, id) => {
  expect(policyId(records)).toBe(id);
});
