import { expect, test } from 'vitest';
import { printableLine } from '#src/lib/clean-text.ts';

test('a server’s words are one printable line of bounded length, whatever turns, hides or breaks them', () => {
  expect(printableLine('NO \u202eevil\r\n\u0007 [x]  y\u200b\u2028')).toBe('NO evil [x] y');
  expect(printableLine('x'.repeat(5000))).toHaveLength(500);
  expect(printableLine(`${'x'.repeat(9)}\ud83d\ude00`, 10).isWellFormed()).toBe(true);
});
