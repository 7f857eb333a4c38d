import { afterAll, expect, test } from 'vitest';
import { fetchText } from '#src/platform/fetch/index.ts';
import { testAuthority } from '#tests/support/authority.ts';

const authority = testAuthority();
const { cert, key } = authority.certify('policy.test');
let asked = 0;
const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  tls: { cert, key },
  fetch(request) {
    asked += 1;
    const { pathname } = new URL(request.url);
    if (pathname === '/away') return Response.redirect('https://127.0.0.1/');
    if (pathname === '/endless')
      return new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(1000)) }));
    if (pathname === '/silent') return new Promise<Response>(() => {});
    return new Response(`hello ${request.headers.get('host')}`, {
      headers: { 'content-type': 'text/plain; charset=x' },
    });
  },
});
afterAll(() => {
  void server.stop(true);
  authority[Symbol.dispose]();
});

const limits = { mostBytes: 10_000, deadlineMs: 1000 };
const deps = { addresses: async () => ['127.0.0.1'], allowPrivate: true, ca: authority.ca };
const url = (path: string, name = 'policy.test') => `https://${name}:${server.port}${path}`;

test('W5: a name is asked at the address that was checked, under its own name and certificate', async () => {
  expect(await fetchText(url('/'), limits, deps)).toEqual({
    type: 'text/plain',
    text: `hello policy.test:${server.port}`,
  });
  await expect(fetchText(url('/', 'other.test'), limits, deps)).rejects.toThrow(/altname|certificate/i);
  await expect(fetchText(url('/'), limits, { ...deps, ca: undefined })).rejects.toThrow(/could not be asked/);
});

test.each([
  ['a private address', ['10.0.0.1']],
  ['a public and a private one', ['192.0.2.1', '127.0.0.1']],
  ['loopback as IPv6', ['::ffff:127.0.0.1']],
  ['none', []],
])('W5: a name with %s is not asked', async (_name, addresses) => {
  const before = asked;
  const guarded = { ...deps, addresses: async () => addresses, allowPrivate: false };
  await expect(fetchText(url('/'), limits, guarded)).rejects.toThrow(/private|no address/);
  expect(asked).toBe(before);
});

test.each(['http://policy.test/', 'https://127.0.0.1/', 'https://[::1]/'])('W5: %s is not asked', async (address) => {
  await expect(fetchText(address, limits, deps)).rejects.toThrow('no address to fetch');
});

test.each([
  ['/away', /answered 302/],
  ['/endless', /more than 10000 bytes/],
  ['/silent', /could not be asked/],
])('W5: %s is no answer', async (path, words) => {
  await expect(fetchText(url(path), limits, deps)).rejects.toThrow(words);
});
