import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { connect as connectPlain } from 'node:net';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { type Running, serve } from '#src/cli/serve.ts';
import { readConfig } from '#src/platform/config/index.ts';
import { selfSigned } from '#src/platform/tls/new-certificate.ts';
import { startWeb } from '#src/web/index.ts';
import { temporaryFolder } from '#tests/support/machine.ts';
import { handshake, hasOpenssl } from '#tests/support/openssl.ts';
import { testBrowser } from '#tests/support/postroom.ts';
import { until } from '#tests/support/store.ts';

const certificateFor = (name: string) => selfSigned(name, Date.now());

/** The whole program with a certificate of the given name in files. */
async function startWithFiles(name: string, more: Record<string, string> = {}) {
  const folder = temporaryFolder();
  const [cert, key] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')];
  const write = async (name: string) => {
    const made = await certificateFor(name);
    writeFileSync(cert, made.cert);
    writeFileSync(key, made.key);
  };
  await write(name);
  const config = readConfig({
    POSTROOM_DATA: folder.path,
    POSTROOM_WEB_HOST: '127.0.0.1',
    POSTROOM_WEB_PORT: '0',
    POSTROOM_SMTP_HOST: '127.0.0.1',
    POSTROOM_SMTP_PORT: '0',
    POSTROOM_LOG: 'silent',
    POSTROOM_WEB_TLS: 'yes',
    POSTROOM_TLS_CERT: cert,
    POSTROOM_TLS_KEY: key,
    ...more,
  });
  const running: Running = await serve(config);
  return {
    ...running,
    write,
    breakKey: () => writeFileSync(key, 'no key'),
    async [Symbol.asyncDispose]() {
      await running.stop();
      folder[Symbol.dispose]();
    },
  };
}

const open = (port: number) =>
  new Promise<TLSSocket>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => resolve(socket));
    socket.on('error', reject);
  });

async function shownName(port: number): Promise<string> {
  const socket = await open(port);
  const { subject } = socket.getPeerCertificate();
  socket.destroy();
  return String(subject.CN);
}

test.skipIf(!hasOpenssl)(
  'mail and web show the certificate of the files, to another program too, and no old protocol',
  async () => {
    await using postroom = await startWithFiles('mx.files.test');
    const ports: [number, string[]][] = [
      [postroom.webPort, []],
      [postroom.smtpPort, ['-starttls', 'smtp']],
    ];
    for (const [port, args] of ports) {
      for (const version of ['-tls1_2', '-tls1_3']) {
        const { isDone, said } = await handshake(port, [...args, version]);
        expect([
          version,
          isDone,
          new X509Certificate(said.match(/-----BEGIN[\s\S]+END CERTIFICATE-----/)![0]).subject,
        ]).toEqual([version, true, 'CN=mx.files.test']);
      }
      for (const version of ['-tls1', '-tls1_1']) {
        const { isDone, said } = await handshake(port, [...args, version]);
        expect([version, isDone]).toEqual([version, false]);
        expect(said).toMatch(/alert protocol version/);
      }
    }
  },
);

test('W12: over our own TLS cookies are secure, browsers are told to stay, and forms work', async () => {
  await using postroom = await startWithFiles('mx.files.test');
  const url = `https://127.0.0.1:${postroom.webPort}`;
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, redirect: 'manual', tls: { rejectUnauthorized: false } } as RequestInit);
  const fields = { token: postroom.setupToken, company: 'Acme', name: 'Ada', email: 'ada@acme.example' };
  const mailbox = { password: 'correct horse battery', mailboxName: 'Support', address: 'support@acme.example' };
  const body = new URLSearchParams({ ...fields, ...mailbox });
  const done = await ask('/setup', { method: 'POST', body, headers: { Origin: url } });
  expect(done.status).toBe(303);
  expect(done.headers.get('set-cookie')).toMatch(/; Secure/);
  expect(done.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  const stranger = await ask('/session', { method: 'POST', body, headers: { Origin: 'https://evil.test' } });
  expect(stranger.status).toBe(403);
});

test('the port without TLS sends every request to the one with it, and shows nothing', async () => {
  await using postroom = await startWithFiles('mx.files.test', { POSTROOM_HTTP_PORT: '0' });
  const browser = testBrowser(`http://127.0.0.1:${postroom.httpPort}`);
  const secure = `https://127.0.0.1:${postroom.webPort}`;
  for (const path of ['/', '/setup?token=x', '/.well-known/other']) {
    const answer = await browser.get(path);
    expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 308, secure + path]);
  }
  expect((await browser.get('//evil.test/')).headers.get('location')).toMatch(`${secure}/`);
  expect((await browser.get('/.well-known/acme-challenge/unknown')).status).toBe(404);
  expect((await browser.send('/session', { password: 'x' })).headers.get('location')).toBe(`${secure}/session`);
});

test('the port without TLS leads to the address that people open', async () => {
  await using postroom = await startWithFiles('mx.files.test', {
    POSTROOM_HTTP_PORT: '0',
    POSTROOM_URL: 'https://inbox.acme.example',
  });
  const answer = await testBrowser(`http://127.0.0.1:${postroom.httpPort}`).get('/inbox/open');
  expect(answer.headers.get('location')).toBe('https://inbox.acme.example/inbox/open');
});

describe('a new certificate on the web port', () => {
  test('is shown from then on; what runs ends as it began, and a stream goes on', async () => {
    const slow = Promise.withResolvers<void>();
    const app = new Hono()
      .get('/slow', async (c) => {
        await slow.promise;
        return c.text('whole');
      })
      .get('/quick', (c) => c.text('quick'));
    const web = startWeb(app as never, { host: '127.0.0.1', port: 0, tls: await certificateFor('one.test') });
    const ask = (path: string) =>
      fetch(`https://127.0.0.1:${web.port}${path}`, { tls: { rejectUnauthorized: false } } as RequestInit);
    expect(await shownName(web.port)).toBe('one.test');
    const running = ask('/slow').then((answer) => answer.text());
    await ask('/quick');
    await web.useCertificate(await certificateFor('two.test'));
    expect(await shownName(web.port)).toBe('two.test');
    expect(await (await ask('/quick')).text()).toBe('quick');
    slow.resolve();
    expect(await running).toBe('whole');
    await web.stop();
    await expect(open(web.port)).rejects.toThrow();
  });

  test('waits for the port where somebody took it for a moment', async () => {
    const web = startWeb(new Hono() as never, { host: '127.0.0.1', port: 0, tls: await certificateFor('one.test') });
    const half = connectPlain({ port: web.port, host: '127.0.0.1' });
    await Promise.all(['two.test', 'three.test'].map(async (name) => web.useCertificate(await certificateFor(name))));
    expect(await shownName(web.port)).toMatch(/two|three/);
    half.destroy();
    await web.stop();
  });
});

test('files that change are read anew, for mail and web, and a broken pair changes nothing', async () => {
  await using postroom = await startWithFiles('old.files.test');
  expect(await shownName(postroom.webPort)).toBe('old.files.test');
  postroom.breakKey();
  postroom.lookAtTls();
  await Bun.sleep(50);
  expect(await shownName(postroom.webPort)).toBe('old.files.test');
  await postroom.write('new.files.test');
  postroom.lookAtTls();
  // Whoever is in the middle of a handshake then has to begin again.
  await until(
    'the new one on the web port',
    async () => (await shownName(postroom.webPort).catch(() => '')) === 'new.files.test',
  );
  if (!hasOpenssl) return;
  const { said } = await handshake(postroom.smtpPort, ['-starttls', 'smtp']);
  expect(said).toContain('CN = new.files.test');
});
