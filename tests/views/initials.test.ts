import { expect, test } from 'vitest';
import { fileKind } from '#views/inbox/conversations/file-kind.ts';
import { initials } from '#views/ui/initials.ts';

test.each([
  ['Mara Lindqvist', 'ML'],
  ['Hans-Peter Müller', 'HM'],
  ['김서연', '김'],
  ['王小明', '王'],
  ['noreply@newsletter.example', 'N'],
  ['"Okafor, Helen" (Sales)', 'OS'],
  ['Éva', 'É'],
  ['  ', '?'],
  ['🙂', '?'],
])('%s becomes %s', (name, shown) => {
  expect(initials(name)).toBe(shown);
});

test.each([
  ['steps.pdf', 'application/pdf', 'PDF'],
  ['no ending', 'image/png', 'PNG'],
  [null, 'application/octet-stream', ''],
  ['archive.tar.gz', 'application/gzip', 'GZ'],
])('the file %s of type %s is called %s', (name, type, shown) => {
  expect(fileKind(name, type)).toBe(shown);
});
