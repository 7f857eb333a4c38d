import { expect, test } from 'vitest';
import { isNetwork, neighbourhoodOf, networksOf } from '#src/lib/networks.ts';

test.each(['192.0.2.1', '10.0.0.0/8', '0.0.0.0/0', '::1', '2001:db8::/32', '2001:db8::1/128'])(
  '%s is a network',
  (text) => {
    expect(isNetwork(text)).toBe(true);
  },
);

test.each([
  '',
  '*',
  'localhost',
  '10.0.0.0/33',
  '10.0.0/8',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '::/129',
  'fe80::1%eth0',
  '/8',
])('%j is no network', (text) => {
  expect(isNetwork(text)).toBe(false);
});

test('an address lies in the networks of its own family', () => {
  const isListed = networksOf(['10.0.0.0/8', '192.0.2.1', '2001:db8::/32', '::ffff:0:0/96']);
  const listed = ['10.255.0.1', '192.0.2.1', '2001:db8:ffff::1', '9.9.9.9', '192.0.2.2', '2001:db9::1', 'x', ''];
  expect(listed.filter(isListed)).toEqual(['10.255.0.1', '192.0.2.1', '2001:db8:ffff::1']);
});

test('S10: an IPv6 address is counted by its /64, whatever its spelling; an IPv4 one by itself', () => {
  for (const address of [
    '2001:db8:0:1::1',
    '2001:DB8:0:1:ffff:0:0:2',
    '2001:0db8::0001:0:0:0:3',
    '2001:db8:0:1::1.2.3.4',
  ])
    expect(neighbourhoodOf(address)).toBe('2001:db8:0:1::/64');
  expect(neighbourhoodOf('2001:db8:0:2::1')).toBe('2001:db8:0:2::/64');
  expect(neighbourhoodOf('::1')).toBe('0:0:0:0::/64');
  expect(neighbourhoodOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(neighbourhoodOf('192.0.2.1')).toBe('192.0.2.1');
});
