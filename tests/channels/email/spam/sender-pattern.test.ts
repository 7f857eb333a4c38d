import { expect, test } from 'vitest';
import { patternOf, patternsFor } from '#src/channels/email/spam/sender-pattern.ts';

test('an address or a domain is kept in the form in which mail is compared with it', () => {
  expect(patternOf(' Carla@Customer.Example ')).toBe('carla@customer.example');
  expect(patternOf('customer.example')).toBe('customer.example');
  expect(patternOf('@customer.example')).toBe('customer.example');
  expect(patternOf('*.customer.example')).toBe('customer.example');
  expect(patternOf('info@Münchner-Post.example')).toBe('info@xn--mnchner-post-dlb.example');
});

test.each([
  '',
  'example',
  'com',
  'a b.example',
  'x@',
  '@',
  'a@b@c.example',
  '127.0.0.1',
  'x@127.0.0.1',
  '%',
  '"x"@a.example',
])('what is neither an address nor a domain is refused: %s', (typed) => {
  expect(patternOf(typed)).toBeNull();
});

test('an address falls under itself, its domain, and the domains above, but under no top-level domain', () => {
  expect(patternsFor('Carla@news.customer.example')).toEqual([
    'carla@news.customer.example',
    'news.customer.example',
    'customer.example',
  ]);
  expect(patternsFor('info@MÜNCHNER-post.example')).toContain('xn--mnchner-post-dlb.example');
  expect(patternsFor('')).toEqual([]);
});

test('a sender with a thousand labels costs no thousand look-ups', () => {
  expect(patternsFor(`x@${'a.'.repeat(1000)}example`).length).toBeLessThan(12);
});
