import { describe, expect, test } from 'vitest';
import { addressKey, domainOf, isMailAddress, splitPlusTag } from '#src/mail/address/index.ts';

describe('isMailAddress', () => {
  test.each([
    'a@b.de',
    'first.last+tag@sub.example.co.uk',
    "o'brien@example.com",
    'x@xn--mnchen-3ya.de',
    `${'a'.repeat(64)}@example.com`,
  ])('takes %s', (address) => expect(isMailAddress(address)).toBe(true));

  test.each([
    ['no @', 'example.com'],
    ['two @', 'a@b@c.de'],
    ['a relay trick', 'user%other.com@ours.de'],
    ['a bang path', 'host!user@ours.de'],
    ['a quoted local part', '"a@evil.com"@ours.de'],
    ['a space', 'a b@c.de'],
    ['a line break', 'a@b.de\r\nBcc: x@y.z'],
    ['a line break at the end', 'a@b.de\n'],
    ['NUL', 'a\0@b.de'],
    ['a leading dot', '.a@b.de'],
    ['two dots', 'a..b@c.de'],
    ['an empty local part', '@b.de'],
    ['a single label', 'a@localhost'],
    ['a trailing dot', 'a@b.de.'],
    ['a label that ends in a dash', 'a@b-.de'],
    ['an IP address', 'a@127.0.0.1'],
    ['an address literal', 'a@[127.0.0.1]'],
    ['a local part beyond 64', `${'a'.repeat(65)}@b.de`],
    ['a label beyond 63', `a@${'b'.repeat(64)}.de`],
    ['more than 254 characters', `a@${'b.'.repeat(130)}de`],
    ['non-ASCII', 'jörg@example.com'],
    ['a look-alike domain', 'a@exаmple.com'],
    ['a comma', 'a,b@c.de'],
  ])('refuses %s', (_, address) => expect(isMailAddress(address)).toBe(false));
});

test('compares addresses whole and in lower case', () => {
  expect(addressKey(' Support@Example.COM ')).toBe('support@example.com');
  expect(domainOf('A@Example.COM')).toBe('example.com');
  expect(domainOf('nobody')).toBe('');
});

test('takes the tag from a plus address and leaves others alone', () => {
  expect(splitPlusTag('support+abc@x.de')).toEqual({ address: 'support@x.de', tag: 'abc' });
  expect(splitPlusTag('support+a+b@x.de')).toEqual({ address: 'support@x.de', tag: 'a+b' });
  expect(splitPlusTag('support@x.de')).toEqual({ address: 'support@x.de', tag: null });
  expect(splitPlusTag('+x@x.de')).toEqual({ address: '+x@x.de', tag: null });
  expect(splitPlusTag('a@x+y.de')).toEqual({ address: 'a@x+y.de', tag: null });
});
