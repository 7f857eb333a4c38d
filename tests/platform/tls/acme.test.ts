import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { listAlarms } from '#src/platform/alarms/index.ts';
import { CHECK_TLS, createTls, tlsState } from '#src/platform/tls/index.ts';
import { plainApp, startWeb } from '#src/web/index.ts';
import { startAcmeServer } from '#tests/support/acme-server.ts';
import { type TestMachine, testMachine } from '#tests/support/machine.ts';
import { until } from '#tests/support/store.ts';

const DAY = 24 * 3_600_000;
const namesOf = (cert: string) => new X509Certificate(cert).subjectAltName;

/** A machine that is to have a certificate of a test authority, whose challenges come to a port of ours. */
async function open(more: Record<string, string> = {}) {
  const stack = new AsyncDisposableStack();
  let now = () => 0;
  let port = 0;
  const acme = stack.use(await startAcmeServer({ challengePort: () => port, now: () => now(), lifeMs: 90 * DAY }));
  const machine: TestMachine = stack.use(
    testMachine({
      POSTROOM_ACME_EMAIL: 'admin@acme.example',
      POSTROOM_ACME_URL: acme.directory,
      POSTROOM_MAIL_NAME: 'Mx.Acme.Example',
      POSTROOM_URL: 'https://inbox.acme.example',
      ...more,
    }),
  );
  now = machine.clock.now;
  const tls = await createTls(machine.ctx);
  stack.defer(tls.stop);
  const web = startWeb(plainApp({ publicUrl: null, securePort: 443, answerChallenge: tls.answerChallenge }), {
    host: '127.0.0.1',
    port: 0,
  });
  stack.defer(() => web.stop());
  port = web.port;
  const used: string[] = [];
  return {
    ...machine,
    acme,
    tls,
    used,
    keep: () => tls.keep(({ cert }) => void used.push(cert)),
    /** as the half minute does that passes by itself */
    look: () => machine.ctx.signals.send(CHECK_TLS),
    alarms: async () => (await listAlarms(machine.ctx.reader)).map(({ name, data }) => ({ name, reason: data.reason })),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

test('a certificate is issued for our names over HTTP-01, kept, and there at the next start', async () => {
  await using site = await open();
  expect(namesOf(site.tls.current().cert)).toBe('DNS:Mx.Acme.Example');
  expect(await tlsState(site.ctx)).toMatchObject({ kind: 'self-signed', wanted: 'acme' });
  site.keep();
  await until('a certificate', () => site.used.length > 0);
  expect(site.used).toEqual(site.acme.issued());
  expect(namesOf(site.tls.current().cert)).toBe('DNS:mx.acme.example, DNS:inbox.acme.example');
  expect(site.acme.accounts().map(({ contact }) => contact)).toEqual([['mailto:admin@acme.example']]);
  expect(await tlsState(site.ctx)).toEqual({
    kind: 'acme',
    wanted: 'acme',
    names: ['mx.acme.example', 'inbox.acme.example'],
    expiresAt: site.clock.now() + 90 * DAY,
    error: null,
  });
  const again = await createTls(site.ctx);
  expect(again.current()).toEqual(site.tls.current());
});

test('it is renewed with a third of its life left, for the same account, and not before', async () => {
  await using site = await open();
  site.keep();
  await until('a certificate', () => site.used.length === 1);
  site.clock.turn(59 * DAY);
  site.look();
  await Bun.sleep(50);
  expect(site.acme.issued()).toHaveLength(1);
  site.clock.turn(2 * DAY);
  site.look();
  await until('another one', () => site.used.length === 2);
  expect(new Set(site.used).size).toBe(2);
  expect(site.acme.accounts()).toHaveLength(1);
});

test('an authority that is down is asked less and less often; after a day of it admins know, until one is issued', async () => {
  await using site = await open();
  site.keep();
  await until('a certificate', () => site.used.length === 1);
  site.acme.trouble.isDown = true;
  site.clock.turn(61 * DAY);
  const looks = async (ms: number) => {
    const before = site.acme.asked.length;
    site.clock.turn(ms);
    site.look();
    await Bun.sleep(60);
    return site.acme.asked.length - before;
  };
  expect(await looks(0)).toBe(1);
  expect(await looks(4 * 60_000)).toBe(0);
  expect(await looks(60_000)).toBe(1);
  expect(await looks(9 * 60_000)).toBe(0);
  expect(await site.alarms()).toEqual([]);
  await looks(25 * 3_600_000);
  await until('the alarm', async () => (await site.alarms()).length > 0);
  expect(await site.alarms()).toEqual([{ name: 'tls', reason: 'acme' }]);
  expect((await tlsState(site.ctx)).error).toContain('answers 503');
  site.acme.trouble.isDown = false;
  site.clock.turn(DAY);
  site.look();
  await until('another one', () => site.used.length === 2);
  await until('the end of the alarm', async () => (await site.alarms()).length === 0);
});

test('a challenge that finds another server is an alarm at once where there is no certificate, and mail keeps the self-signed one', async () => {
  await using site = await open();
  await using other = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response('hello') });
  site.acme.trouble.challengeHost = `127.0.0.1:${other.port}`;
  const before = site.tls.current();
  site.keep();
  await until('the alarm', async () => (await site.alarms()).length > 0);
  expect((await tlsState(site.ctx)).error).toContain('acme.example answered hello');
  expect(site.tls.current()).toEqual(before);
  expect(site.acme.issued()).toEqual([]);
});

test('a host without a name that an authority knows is told so', async () => {
  await using site = await open({ POSTROOM_MAIL_NAME: 'localhost', POSTROOM_URL: 'http://127.0.0.1' });
  site.keep();
  await until('the alarm', async () => (await site.alarms()).length > 0);
  expect((await tlsState(site.ctx)).error).toContain('POSTROOM_MAIL_NAME');
  expect(site.acme.asked).toEqual([]);
});
