import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '#src/platform/config/index.ts';

test('DNS servers are IP addresses, with a port where it is not the usual one', () => {
  const read = (value: string) => readConfig({ POSTROOM_DNS: value }).dnsServers;
  expect(read('')).toBeNull();
  expect(read('192.0.2.1')).toEqual(['192.0.2.1']);
  expect(read('192.0.2.1:5353, 2001:db8::1,[2001:db8::1]:53')).toEqual([
    '192.0.2.1:5353',
    '2001:db8::1',
    '[2001:db8::1]:53',
  ]);
  for (const wrong of ['dns.example', '192.0.2', '192.0.2.1:x', '192.0.2.1:70000', '192.0.2.1,', ':53', '[::1']) {
    expect(() => read(wrong), wrong).toThrow(ConfigError);
  }
});
