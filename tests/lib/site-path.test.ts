import { expect, test } from 'vitest';
import { sitePath } from '#src/lib/site-path.ts';

test.each(['/', '/inbox/mine', '/conversations/7?list=mine#composer', '/a//b', '/ü', '/%2f%2fevil.example'])(
  'W6: %j is a path of this site',
  (path) => expect(sitePath(path)).toBe(path),
);

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/a\\..\\evil',
  'https://evil.example',
  'HTTPS:evil.example',
  'javascript:alert(1)',
  'evil.example',
  '',
  ' /inbox',
  '/a\0b',
  null,
  undefined,
  7,
  ['/inbox'],
];

test.each(elsewhere)('W6: %j is none, and the front page stands in', (wanted) => expect(sitePath(wanted)).toBe('/'));
