import { expect, test } from 'vitest';
import { expose } from '#src/ops/metrics/exposition.ts';
import { openSite, setUpSite } from '#tests/web/site.ts';

const TOKEN = 'a long enough token';
const bearer = { Authorization: `Bearer ${TOKEN}` };

test('there is no such page until a token or a network is configured, not for admins either', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  expect((await admin.get('/metrics', bearer)).status).toBe(404);
});

test('the token opens it, and nothing else does: no session, no other token, no other scheme', async () => {
  await using site = await openSite({ POSTROOM_METRICS_TOKEN: TOKEN });
  const admin = await setUpSite(site);
  expect((await admin.get('/metrics')).status).toBe(401);
  for (const Authorization of ['Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`, 'Bearer ']) {
    expect((await site.visitor().get('/metrics', { Authorization })).status).toBe(401);
  }
  const answer = await site.visitor().get('/metrics', bearer);
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test('a listed network opens it, whatever family its address is written in', async () => {
  await using site = await openSite({ POSTROOM_METRICS_FROM: '198.51.100.0/24' });
  for (const [address, status] of [
    ['198.51.100.7', 200],
    ['::ffff:198.51.100.7', 200],
    ['192.0.2.1', 401],
    ['2001:db8::1', 401],
  ] as const) {
    expect((await site.visitor(address).get('/metrics')).status).toBe(status);
  }
});

test('W13: nobody is near who came through a proxy that is not listed, since all of them have its address', async () => {
  const headers = { 'X-Forwarded-For': '203.0.113.9' };
  await using site = await openSite({ POSTROOM_METRICS_FROM: '127.0.0.1' });
  expect((await site.visitor('127.0.0.1').get('/metrics')).status).toBe(200);
  expect((await site.visitor('127.0.0.1').get('/metrics', headers)).status).toBe(401);
  expect((await site.visitor('127.0.0.1').get('/metrics', { Forwarded: 'for=203.0.113.9' })).status).toBe(401);
});

test('it counts requests by kind of answer alone, and names nobody who writes', async () => {
  await using site = await openSite({ POSTROOM_METRICS_TOKEN: TOKEN });
  await setUpSite(site);
  await site.visitor().get('/nowhere');
  await site.visitor().send('/nowhere', {}, { method: 'MKCOL' });
  const text = await (await site.visitor().get('/metrics', bearer)).text();
  expect(text).toContain('postroom_http_request_seconds_count{method="POST",status="3xx"} 1');
  expect(text).toContain('postroom_http_request_seconds_count{method="other",status="4xx"} 1');
  expect(text).toMatch(/^postroom_database_bytes \d{4,}$/m);
  expect(text).toMatch(/^postroom_info\{version="[\d.]+"\} 1$/m);
  expect(text).not.toContain('acme.example');
  for (const line of text.trim().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) postroom_\w+ .+|postroom_\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/);
  }
});

test('label values are escaped as the format wants', () => {
  const samples = [{ labels: { name: 'a"b\\c\nd' }, value: 1 }];
  const text = expose([{ name: 'x', type: 'gauge', help: 'h', samples }]);
  expect(text).toBe('# HELP x h\n# TYPE x gauge\nx{name="a\\"b\\\\c\\nd"} 1\n');
});
