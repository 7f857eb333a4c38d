import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listAlarms } from '#src/platform/alarms/index.ts';
import { CHECK_TLS, createTls, tlsState } from '#src/platform/tls/index.ts';
import { selfSigned } from '#src/platform/tls/new-certificate.ts';
import { temporaryFolder, testMachine } from '#tests/support/machine.ts';
import { until } from '#tests/support/store.ts';

/** A machine whose certificate is in two files, which `write` fills. */
async function open(first: { name: string; at: number } | null) {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(temporaryFolder());
  const [cert, key] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')];
  const machine = stack.use(testMachine({ POSTROOM_TLS_CERT: cert, POSTROOM_TLS_KEY: key }));
  const write = async (name: string, at = machine.clock.now()) => {
    const made = await selfSigned(name, at);
    writeFileSync(cert, made.cert);
    writeFileSync(key, made.key);
    return made;
  };
  if (first) await write(first.name, first.at);
  const tls = await createTls(machine.ctx);
  stack.defer(tls.stop);
  const used: string[] = [];
  return {
    ...machine,
    tls,
    write,
    breakKey: () => writeFileSync(key, 'no key'),
    otherKey: async () => writeFileSync(key, (await selfSigned('other.test', 0)).key),
    used,
    keep: () => tls.keep(({ cert }) => void used.push(cert)),
    look: () => machine.ctx.signals.send(CHECK_TLS),
    alarms: async () => (await listAlarms(machine.ctx.reader)).map(({ data }) => data.reason),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const NOW = Date.UTC(2026, 2, 2);

test('a pair that changes is used; one that is broken is not, and admins know until it is mended', async () => {
  await using site = await open({ name: 'one.test', at: NOW });
  const first = site.tls.current();
  site.keep();
  const broken = [site.breakKey, site.otherKey];
  for (const spoil of broken) {
    await spoil();
    site.look();
    await until('the alarm', async () => (await site.alarms()).includes('files'));
    expect(site.tls.current()).toEqual(first);
    expect(site.used).toEqual([]);
    const made = await site.write('one.test');
    site.look();
    await until('its end', async () => (await site.alarms()).length === 0);
    expect(site.tls.current()).toEqual(made);
    site.used.length = 0;
    Object.assign(first, made);
  }
  expect(await tlsState(site.ctx)).toMatchObject({ kind: 'files', names: ['one.test'], error: null });
});

test('without files that can be read mail is taken with a self-signed certificate, and the state says why', async () => {
  await using site = await open(null);
  expect(site.tls.current().cert).toContain('BEGIN CERTIFICATE');
  expect(await tlsState(site.ctx)).toMatchObject({ kind: 'self-signed', wanted: 'files', names: ['localhost'] });
  expect((await tlsState(site.ctx)).error).toContain('cert.pem');
  site.keep();
  await until('the alarm', async () => (await site.alarms()).includes('files'));
});

test('a certificate that ends within a week is an alarm', async () => {
  const tenYears = 3652 * 24 * 3_600_000;
  await using site = await open({ name: 'one.test', at: NOW - tenYears + 8 * 24 * 3_600_000 });
  site.keep();
  site.look();
  await Bun.sleep(20);
  expect(await site.alarms()).toEqual([]);
  site.clock.turn(2 * 24 * 3_600_000);
  site.look();
  await until('the alarm', async () => (await site.alarms()).includes('ending'));
});
