import { afterAll, expect, test } from 'vitest';
import { fetchBytes } from '#src/platform/fetch/index.ts';

const seen: { path: string; headers: Record<string, string> }[] = [];
const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    seen.push({ path: pathname, headers: Object.fromEntries(request.headers) });
    const to = searchParams.get('to');
    if (to) return new Response(null, { status: 302, headers: { location: to, 'set-cookie': 'a=b' } });
    if (pathname === '/loop') return new Response(null, { status: 301, headers: { location: '/loop' } });
    if (pathname === '/endless')
      return new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(1000)) }));
    if (pathname === '/zipped')
      return new Response(Bun.gzipSync(new Uint8Array(1_000_000)), { headers: { 'content-encoding': 'gzip' } });
    if (pathname === '/silent') return new Promise<Response>(() => {});
    if (pathname === '/secret') return new Response('no', { status: 403 });
    return new Response('bytes');
  },
});
afterAll(() => void server.stop(true));

const wanted = { mostBytes: 10_000, deadlineMs: 1000, accept: 'image/png' };
const asked: string[] = [];
const deps = {
  allowPrivate: true,
  addresses: async (name: string) => {
    asked.push(name);
    return ['127.0.0.1'];
  },
};
const at = (path: string, name = 'pictures.test') => `http://${name}:${server.port}${path}`;
const fetched = async (url: string, with_ = deps) => Buffer.from(await fetchBytes(url, wanted, with_)).toString();

test('H5: a picture is asked for with nothing of ours, not even the cookie that a redirect gave', async () => {
  seen.length = 0;
  expect(await fetched(at(`/a?to=${encodeURIComponent(at('/b', 'other.test'))}`))).toBe('bytes');
  expect(seen.map(({ path }) => path)).toEqual(['/a', '/b']);
  for (const { headers } of seen) {
    expect(
      Object.keys(headers)
        .filter((name) => name !== 'connection')
        .sort(),
    ).toEqual(['accept', 'accept-encoding', 'host', 'user-agent']);
    expect(headers['user-agent']).not.toMatch(/bun/i);
  }
  expect(seen[1]!.headers.host).toBe(`other.test:${server.port}`);
});

test('W5: each redirect is looked up and checked like the first address', async () => {
  const inside = {
    allowPrivate: true,
    addresses: async (name: string) => {
      if (name !== 'pictures.test') throw new Error(`${name} was asked about`);
      return ['127.0.0.1'];
    },
  };
  await expect(fetched(at(`/a?to=${encodeURIComponent(at('/b', 'inside.test'))}`), inside)).rejects.toThrow(
    'inside.test was asked about',
  );
  for (const to of [
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://0x7f.1/',
    'http://2130706433/',
    'file:///etc/passwd',
    'ftp://x.test/',
  ])
    await expect(fetched(at(`/a?to=${encodeURIComponent(to)}`))).rejects.toThrow('no address to fetch');
});

test.each([
  ['a private address', ['10.0.0.1']],
  ['a public and a private one', ['192.0.2.1', '169.254.169.254']],
  ['loopback as IPv6', ['::ffff:127.0.0.1']],
  ['none', []],
])('W5: a name with %s is not asked', async (_name, addresses) => {
  const before = seen.length;
  const guarded = { allowPrivate: false, addresses: async () => addresses };
  await expect(fetchBytes('http://pictures.test/', wanted, guarded)).rejects.toThrow(/private|no address/);
  expect(seen.length).toBe(before);
});

test('W5: no other port than that of the web is tried', async () => {
  const guarded = { allowPrivate: false, addresses: async () => ['192.0.2.1'] };
  await expect(fetchBytes('http://pictures.test:22/', wanted, guarded)).rejects.toThrow('no usual port');
});

test('a network that the admin named is reached all the same', async () => {
  const named = {
    allowPrivate: false,
    addresses: deps.addresses,
    isOurs: (address: string) => address === '127.0.0.1',
  };
  expect(await fetched(at('/a'), named)).toBe('bytes');
  const other = { ...named, isOurs: (address: string) => address === '127.0.0.2' };
  await expect(fetched(at('/a'), other)).rejects.toThrow('private address');
});

test.each([
  ['/loop', /more than 4 times/],
  ['/endless', /more than 10000 bytes/],
  ['/zipped', /more than 10000 bytes/],
  ['/silent', /could not be asked/],
  ['/secret', /answered 403/],
])('H5: %s is no answer', async (path, words) => {
  await expect(fetched(at(path))).rejects.toThrow(words);
});
