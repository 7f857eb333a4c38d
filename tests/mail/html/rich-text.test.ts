import { describe, expect, test } from 'vitest';
import { readRichText, richText } from '#src/mail/html/index.ts';

describe('a formatted text, as a field sends it in', () => {
  test('from the editor it is cleaned', () => {
    const typed =
      '<div onclick="x()">Best,<br><b>Ada</b></div><script>alert(1)</script><img src="https://spy.example/p">';
    expect(readRichText(typed)).toBe('<div>Best,<br /><b>Ada</b></div>');
  });

  test('from a plain field it becomes lines, never markup', () => {
    expect(readRichText('Best,\r\n\r\nAda & <Co>')).toBe(
      '<div>Best,</div><div><br></div><div>Ada &amp; &lt;Co&gt;</div>',
    );
  });

  test('a plain field in which nothing was changed keeps the format that stands in the store', () => {
    const stored = '<div>Best,</div><div><b>Ada</b> <a href="https://acme.example">Acme</a></div>';
    expect(readRichText(richText(stored).text, stored)).toBe(stored);
    expect(readRichText(`${richText(stored).text}\nCEO`, stored)).not.toContain('<b>');
  });

  test.each(['', '  \n', '<div><br></div>'])('%j is no text', (typed) => {
    expect(readRichText(typed, '<div>Ada</div>')).toBe('');
  });
});

test('what was typed without an editor and refused comes back as it was', () => {
  expect(richText('Best,\nAda <3')).toEqual({ html: '', text: 'Best,\nAda <3' });
});
