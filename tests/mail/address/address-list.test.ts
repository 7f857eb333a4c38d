import { expect, test } from 'vitest';
import { readAddressList, writeAddressList } from '#src/mail/address/index.ts';

// Scripts of the pages have no types here: to the rest of the program they are texts.
const script = new URL('../../../static/js/address-list.js', import.meta.url).href;
const browser: { readAddressList: typeof readAddressList; writeAddressList: typeof writeAddressList } = await import(
  script
);

const CASES: [string, [name: string, address: string][]][] = [
  ['', []],
  ['a@x.test', [['', 'a@x.test']]],
  [
    ' a@x.test ,b@x.test;c@x.test\n<d@x.test>',
    [
      ['', 'a@x.test'],
      ['', 'b@x.test'],
      ['', 'c@x.test'],
      ['', 'd@x.test'],
    ],
  ],
  [
    'a@x.test b@x.test',
    [
      ['', 'a@x.test'],
      ['', 'b@x.test'],
    ],
  ],
  ['Ann Lee <ann@x.test>', [['Ann Lee', 'ann@x.test']]],
  [
    '"Lee, Ann" <ann@x.test>, b@x.test',
    [
      ['Lee, Ann', 'ann@x.test'],
      ['', 'b@x.test'],
    ],
  ],
  ['"An \\"n\\" \\\\" <ann@x.test>', [['An "n" \\', 'ann@x.test']]],
  ['mailto:ann@x.test', [['', 'ann@x.test']]],
  [
    'nobody, Ann <',
    [
      ['', 'nobody'],
      ['', 'Ann <'],
    ],
  ],
  ['"never closed <ann@x.test>, b@x.test', [['', '"never closed <ann@x.test>, b@x.test']]],
  [',;, ,', []],
  // As Outlook copies people.
  [
    "Lee, Ann <ann@x.test>; Ng, Bo (Sales) <bo@x.test>; 'c@x.test' <c@x.test>\r\nd@x.test",
    [
      ['Lee, Ann', 'ann@x.test'],
      ['Ng, Bo (Sales)', 'bo@x.test'],
      ['', 'c@x.test'],
      ['', 'd@x.test'],
    ],
  ],
  [
    'a@x.test, Ann <ann@x.test>; nobody; Bo <bo@x.test>, nobody, c@x.test',
    [
      ['', 'a@x.test'],
      ['Ann', 'ann@x.test'],
      ['', 'nobody'],
      ['Bo', 'bo@x.test'],
      ['', 'nobody'],
      ['', 'c@x.test'],
    ],
  ],
];

test.each(CASES)('%s is read alike by the server and in the browser', (text, people) => {
  const expected = people.map(([name, address]) => ({ name, address }));
  expect(readAddressList(text)).toEqual(expected);
  expect(browser.readAddressList(text)).toEqual(expected);
  const written = writeAddressList(expected);
  expect(browser.writeAddressList(expected)).toBe(written);
  if (!text.includes('never closed')) expect(readAddressList(written)).toEqual(expected);
});

test('an international domain is taken in the form that mail carries it in', () => {
  expect(readAddressList('ann@müller.test')).toEqual([{ name: '', address: 'ann@xn--mller-kva.test' }]);
});

test('reading takes time in proportion to what was pasted, whatever it is', () => {
  const start = performance.now();
  for (const piece of ['"', '<', '\\"', '"a" <', ' @']) readAddressList(piece.repeat(50_000));
  expect(performance.now() - start).toBeLessThan(10_000);
});
