import { describe, expect, test } from 'vitest';
import {
  letterDocument,
  letterHtml,
  letterText,
  quotedLetter,
  sanitizeQuotedHtml,
  textToComposed,
} from '#src/mail/html/index.ts';
import { dangersIn } from './inspect.ts';

describe('what stands in the editor, as plain text', () => {
  test.each<[string, string, string]>([
    ['lines and blank lines', '<div>a</div><div><br></div><div>b<br>c</div>', 'a\n\nb\nc'],
    ['paragraphs', '<p>a</p>\n<p>b</p>', 'a\n\nb'],
    [
      'lists',
      '<ul><li><div>x</div></li><li>y<ol start="3"><li>n</li><li>m</li></ol></li></ul>',
      '- x\n- y\n  3. n\n  4. m',
    ],
    [
      'quotes in quotes',
      '<blockquote><div>q</div><div><br></div><blockquote>deep</blockquote></blockquote><div>own</div>',
      '> q\n>\n>> deep\n\nown',
    ],
    ['a named link', '<div>see <a href="https://x.de/1">here</a></div>', 'see here <https://x.de/1>'],
    [
      'a link that is its own name',
      '<div><a href="https://x.de/">https://x.de</a>, <a href="mailto:a@b.de">a@b.de</a></div>',
      'https://x.de, a@b.de',
    ],
    ['code as it was', '<pre>if x:\n    y</pre>', 'if x:\n    y'],
    ['spaces as a browser shows them', '<div>a \n b&nbsp;c</div>', 'a b c'],
    ['a picture by what it shows', '<div>Look: <img src="cid:1@x" alt="the chart"></div>', 'Look: [the chart]'],
    [
      'the signature, below its mark',
      '<div>a</div><div data-signature=""><div>Ada</div><div>Acme</div></div>',
      'a\n\n-- \nAda\nAcme',
    ],
    [
      'who wrote, right above what they wrote',
      '<div data-quote=""><div>On Monday Ann wrote:</div><blockquote>hi</blockquote></div>',
      'On Monday Ann wrote:\n> hi',
    ],
  ])('%s', (_, html, text) => expect(letterText(html)).toBe(text));

  test('text becomes HTML and the same text again', () => {
    const text = 'Dear Ann,\n\n  two  spaces & <tags>\n> quoted\n\n-- \nAda\nAcme';
    expect(letterText(textToComposed(text))).toBe(text);
  });

  test('H10: quotes in quotes in quotes do not multiply its length', () => {
    const deep = `${'<blockquote>'.repeat(180)}${'x<br>'.repeat(1000)}${'</blockquote>'.repeat(180)}`;
    expect(letterText(deep).length).toBeLessThan(600_000);
  });
});

describe('what stands in the editor, as HTML of a mail', () => {
  test('carries styles on its elements alone, and no mark of ours', () => {
    const html = letterHtml(
      '<p class="x" style="color:red">a</p><ul><li>b</li></ul><div data-signature="">Ada</div><div data-quote=""><blockquote>c</blockquote></div>',
    );
    expect(html).toMatch(/<p style="margin:0 0 14px 0">a<\/p><ul style="[^"]*padding-left:26px">/);
    expect(html).toContain('<div class="gmail_signature"');
    expect(html).toMatch(/<div class="gmail_quote"[^>]*><blockquote type="cite" dir="auto" style="[^"]*border-left/);
    expect(html).not.toMatch(/data-|color:red|class="x"/);
  });

  test('runs in the direction of its own words, said for Outlook; signature and quote in theirs', () => {
    const hebrew = letterHtml('<div>&nbsp;<b>שלום</b> Ada</div><div data-signature="">Ada</div>');
    expect(letterDocument(hebrew)).toContain('<body><div dir="rtl"');
    expect(letterDocument(hebrew)).toContain('<div class="gmail_signature" dir="auto"');
    expect(letterDocument(letterHtml('<div>Hello &amp; שלום</div>'))).toContain('<body><div dir="auto"');
    expect(letterDocument(letterHtml('<p dir="rtl">Hello</p>'))).not.toContain('rtl');
    expect(quotedLetter('On x:', 'Hi')).toMatch(
      /^<div class="gmail_quote" dir="auto".*<blockquote type="cite" dir="auto"/,
    );
  });

  test('pictures keep the size they were given and come from the mail alone', () => {
    const html = letterHtml(
      '<img src="cid:1@x" alt="A" width="320" height="200" onerror="x()"><img src="https://spy.example/p"><img src="/drafts/1/files/2">',
    );
    expect(html).toContain(
      '<img src="cid:1@x" alt="A" width="320" height="200" style="max-width:100%;height:auto;border:0" />',
    );
    expect(html.match(/<img/g)).toHaveLength(1);
  });

  test('typed addresses become links, but not in code and not twice', () => {
    expect(
      letterHtml('<div>www.x.de/a?b=1&amp;c=2 <code>www.y.de</code> <a href="https://z.de">www.z.de</a></div>'),
    ).toBe(
      '<div><a href="https://www.x.de/a?b=1&amp;c=2">www.x.de/a?b=1&amp;c=2</a> <code style="font-family:Consolas,Menlo,monospace;font-size:13px">www.y.de</code> <a href="https://z.de">www.z.de</a></div>',
    );
  });

  test.each([
    '<script>alert(1)</script><a href="javascript:alert(1)">x</a><div onclick="x" hx-get="/x">y</div>',
    'https://x.de"onmouseover=alert(1) <a href="java&#9;script:alert(1)">x</a>',
    '<div data-signature="" style="background:url(https://spy.example)">a</div><svg onload=alert(1)>',
  ])('H2: nothing that runs or fetches leaves: %s', (html) => {
    expect(dangersIn(letterHtml(html.replace(' data-signature=""', '')))).toEqual([]);
  });
});

test('a stranger’s words are quoted with pictures of their own mail alone, and never taken for our signature', () => {
  const quoted = sanitizeQuotedHtml(
    '<div data-signature="">Ann</div><img src="cid:1@x" onerror="x()"><img src="/users/1/photo"><img src="https://x.test/a.png"><b>hi</b>',
  );
  expect(quoted).toBe('<div>Ann</div><img src="cid:1@x" /><b>hi</b>');
});

test('H10: a stranger’s text full of signature marks costs no more than any other', () => {
  const began = performance.now();
  const html = textToComposed('-- \n'.repeat(100_000));
  expect(html.indexOf('<div data-signature="">')).toBe(html.lastIndexOf('<div data-signature="">'));
  expect(performance.now() - began).toBeLessThan(10_000);
});

test.each([
  ['Hi\n-- \nAnn', '<div>Hi</div><div data-signature=""><div>Ann</div></div>'],
  ['-- \nAnn', '<div data-signature=""><div>Ann</div></div>'],
  ['Hi\n-- \nA\n-- \nB', '<div>Hi</div><div>-- </div><div>A</div><div data-signature=""><div>B</div></div>'],
  ['Hi -- \nAnn', '<div>Hi -- </div><div>Ann</div>'],
])('the last mark of a signature counts: %j', (text, html) => {
  expect(textToComposed(text)).toBe(html);
});
