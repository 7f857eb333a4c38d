import { expect, test } from 'vitest';
import { readForwarded } from '#src/web/forwarded.ts';
import { setUpPostroom, startPostroom } from '../support/postroom.ts';

const PROXY = '172.18.0.2';
const read = readForwarded([PROXY, '10.0.0.0/8']);

function asked(peer: string, headers: Record<string, string>, url = 'http://inbox.test/people?x=1') {
  const { address, request } = read(new Request(url, { headers }), peer);
  return [address, request.url];
}

test('W13: what a listed proxy says of the visitor counts', () => {
  const headers = {
    'X-Forwarded-For': '203.0.113.9',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'mail.acme.test',
  };
  expect(asked(PROXY, headers)).toEqual(['203.0.113.9', 'https://mail.acme.test/people?x=1']);
  expect(asked(`::ffff:${PROXY}`, { 'X-Forwarded-For': '2001:db8::7' })).toEqual([
    '2001:db8::7',
    'http://inbox.test/people?x=1',
  ]);
});

test('W13: what anybody else says of themselves does not', () => {
  const headers = { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'evil.test' };
  expect(asked('172.18.0.3', headers)).toEqual(['172.18.0.3', 'http://inbox.test/people?x=1']);
});

test('W13: of a chain counts the last address that is no proxy of ours, whatever the visitor wrote before it', () => {
  expect(asked(PROXY, { 'X-Forwarded-For': '127.0.0.1, 203.0.113.9, 10.1.2.3' })[0]).toBe('203.0.113.9');
  expect(asked(PROXY, { 'X-Forwarded-For': '10.1.1.1, 10.1.2.3' })[0]).toBe('10.1.1.1');
  expect(asked(PROXY, { 'X-Forwarded-Proto': 'http, https' })[1]).toBe('https://inbox.test/people?x=1');
});

test('W13: a host or scheme that is none is not believed', () => {
  for (const host of ['evil.test/path', 'a b', 'user@evil.test', 'evil.test?q', 'evil.test#f', '[::'])
    expect(asked(PROXY, { 'X-Forwarded-Host': host })[1]).toBe('http://inbox.test/people?x=1');
  expect(asked(PROXY, { 'X-Forwarded-Proto': 'javascript' })[1]).toBe('http://inbox.test/people?x=1');
});

test('W13: behind a trusted proxy with TLS cookies are secure, HSTS is sent and forms work; without the list neither', async () => {
  for (const [proxies, isSecure] of [
    ['127.0.0.1', true],
    ['', false],
  ] as const) {
    await using postroom = await startPostroom({ POSTROOM_TRUSTED_PROXIES: proxies });
    const admin = await setUpPostroom(postroom);
    const headers = {
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'mail.acme.test',
      Origin: 'https://mail.acme.test',
    };
    const page = await admin.get('/inbox/mine', headers);
    expect(page.headers.has('Strict-Transport-Security')).toBe(isSecure);
    const answer = await admin.send('/session', { email: 'x@y.test', password: 'wrong' }, 'POST', headers);
    expect(answer.status).toBe(isSecure ? 422 : 403);
    const out = await admin.send('/session', {}, 'DELETE', headers);
    expect(out.headers.get('set-cookie')?.includes('Secure') ?? false).toBe(isSecure);
  }
});
