import { expect, test } from 'vitest';
import { asciiDomain } from '#src/lib/domain.ts';

test.each([
  ['Example.COM', 'example.com'],
  ['münchen.de', 'xn--mnchen-3ya.de'],
  ['MÜNCHEN.de', 'xn--mnchen-3ya.de'],
  ['例え.jp', 'xn--r8jz45g.jp'],
  ['_dmarc.x.test', '_dmarc.x.test'],
  ['127.1', '127.1'],
])('%s becomes %s', (domain, ascii) => {
  expect(asciiDomain(domain)).toBe(ascii);
});

test.each(['', 'a b', 'ours.test/ü', 'a\r\nb', '[1.2.3.4]', 'a%2eb', 'a:25', 'a@b'])('%j is no domain', (domain) => {
  expect(asciiDomain(domain)).toBeNull();
});
