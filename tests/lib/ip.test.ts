import { expect, test } from 'vitest';
import { isPrivateAddress } from '#src/lib/ip.ts';

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '0:0:0:0:0:FFFF:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:0:4136::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  'localhost',
  '127.1',
  '0x7f.1',
  '',
])('W5: %s is not reached on behalf of a stranger', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each([
  '8.8.8.8',
  '100.128.0.1',
  '172.32.0.1',
  '172.15.0.1',
  '192.167.1.1',
  '2a00:1450:4001::1',
  '2001:4860:4860::8888',
])('%s is a public address', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});
