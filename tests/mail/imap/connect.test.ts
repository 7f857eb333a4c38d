import { describe, expect, test } from 'vitest';
import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import { ImapTrouble, openImap, troubleOf } from '#src/mail/imap/index.ts';
import { hasDovecot, IMAP_USER, startDovecot } from '#tests/support/dovecot.ts';
import { freePort } from '#tests/support/free-port.ts';
import { temporaryFolder } from '#tests/support/machine.ts';

/** A certificate that nobody vouches for, made out to `name`. */
function certificateFor(name: string): { cert: string; key: string } {
  using folder = temporaryFolder();
  const [cert, key] = [`${folder.path}/cert.pem`, `${folder.path}/key.pem`];
  const alternative = /^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`;
  const made = Bun.spawnSync(
    ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`].concat([
      '-addext',
      `subjectAltName=${alternative}`,
      '-keyout',
      key,
      '-out',
      cert,
    ]),
    { stderr: 'ignore' },
  );
  if (!made.success) throw new Error('openssl made no certificate');
  const read = (path: string) => new TextDecoder().decode(Bun.mmap(path));
  return { cert: read(cert), key: read(key) };
}

const kindOf = async (opening: Promise<unknown>) => {
  const error = await opening.then(
    () => null,
    (error: unknown) => error,
  );
  return error instanceof ImapTrouble ? error.kind : error;
};

const LIMIT = { sizeLimit: 1_000_000 };
const { user, password } = IMAP_USER;

describe('a session with an IMAP server', { timeout: 30_000 }, () => {
  test.skipIf(!hasDovecot)(
    'is opened by TLS only where the certificate is good and made out to the server',
    async () => {
      const good = certificateFor('127.0.0.1');
      await using dovecot = await startDovecot({ tls: good });
      const server = { host: '127.0.0.1', port: dovecot.port, security: 'tls' as const, user };
      expect(await kindOf(openImap(server, { password }, LIMIT))).toBe('certificate');
      const client = await openImap(server, { password }, { ...LIMIT, authority: good.cert });
      expect(client.usable).toBe(true);
      client.close();
      const other = certificateFor('imap.elsewhere.test');
      await using misnamed = await startDovecot({ tls: other });
      const wrong = { ...server, port: misnamed.port };
      expect(await kindOf(openImap(wrong, { password }, { ...LIMIT, authority: other.cert }))).toBe('certificate');
    },
  );

  test.skipIf(!hasDovecot)(
    'ends rather than going on in the clear where STARTTLS is wanted and not offered',
    async () => {
      await using dovecot = await startDovecot();
      const server = { host: '127.0.0.1', port: dovecot.port, security: 'starttls' as const, user };
      const lines: DialogueLine[] = [];
      const opening = openImap(server, { password }, { ...LIMIT, onLine: (line) => void lines.push(line) });
      expect(await kindOf(opening)).toBe('encryption');
      expect(lines.some(({ isOurs }) => isOurs)).toBe(true);
      expect(lines.filter(({ isOurs, text }) => isOurs && /LOGIN|AUTHENTICATE/.test(text))).toEqual([]);
    },
  );

  test.skipIf(!hasDovecot)('tells its dialogue without the password', async () => {
    await using dovecot = await startDovecot();
    const lines: DialogueLine[] = [];
    const server = { host: '127.0.0.1', port: dovecot.port, security: 'none' as const, user };
    const client = await openImap(server, { password }, { ...LIMIT, onLine: (line) => void lines.push(line) });
    client.close();
    const said = lines.map(({ text }) => text).join('\n');
    expect(said).toContain('AUTHENTICATE PLAIN');
    expect(said).not.toContain(password);
    expect(said).not.toContain(Buffer.from(`\0${user}\0${password}`).toString('base64'));
  });

  test('names what is in the way: nobody there, no such name', async () => {
    const server = { host: '127.0.0.1', port: await freePort(), security: 'tls' as const, user };
    expect(await kindOf(openImap(server, { password }, LIMIT))).toBe('refused');
    expect(troubleOf(Object.assign(new Error('getaddrinfo ENOTFOUND x'), { code: 'ENOTFOUND' }))?.kind).toBe('name');
    expect(troubleOf(Object.assign(new Error('late'), { code: 'GREETING_TIMEOUT' }))?.kind).toBe('timeout');
    expect(troubleOf(new TypeError('ours'))).toBe(null);
  });
});
