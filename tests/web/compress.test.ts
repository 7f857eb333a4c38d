import { expect, test } from 'vitest';
import { openSite, setUpSite } from './site.ts';

const asked = async (accepted: string, path = '/inbox/open') => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const response = await admin.get(path, { 'Accept-Encoding': accepted });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
};

test('a page is sent compressed to whoever takes gzip, and says that it depends on that', async () => {
  const plain = await asked('');
  expect(plain.response.headers.get('Content-Encoding')).toBe(null);
  expect(plain.response.headers.get('Vary')).toContain('Accept-Encoding');
  for (const accepted of ['gzip', 'deflate, gzip;q=1.0, *;q=0.5', 'gzip, deflate, br, zstd']) {
    const { response, bytes } = await asked(accepted);
    expect(response.headers.get('Content-Encoding')).toBe('gzip');
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(bytes.length).toBeLessThan(plain.bytes.length / 2);
    expect(new TextDecoder().decode(Bun.gunzipSync(bytes))).toContain('<title>');
  }
});

test('who refuses gzip, or gets something small, has it as it is', async () => {
  for (const accepted of ['br', 'gzip;q=0', 'identity'])
    expect((await asked(accepted)).response.headers.has('Content-Encoding')).toBe(false);
  expect((await asked('gzip', '/healthz')).response.headers.has('Content-Encoding')).toBe(false);
});
