import { describe, expect, test } from 'vitest';
import { htmlToText, mailDocument, quoteTailStart, textToHtml } from '#src/mail/html/index.ts';
import { corpusText, hasCorpus } from '#tests/support/corpus.ts';
import { dangersIn } from './inspect.ts';

const toHtml = (text: string) => textToHtml(text, { quoteLabel: 'Quoted' });
const visible = (text: string) => toHtml(text).split('<details')[0];
const link = (href: string, words = href) =>
  `<a href="${href}" target="_blank" rel="noopener noreferrer nofollow">${words}</a>`;
const plain = (html: string) => `<div class="plain">${html}</div>`;

describe('H4: plain text as HTML', () => {
  test.each<[string, string]>([
    ['see https://x.de/a?b=1&c=2.', `see ${link('https://x.de/a?b=1&amp;c=2')}.`],
    ['(see http://x.de/a_(b))', `(see ${link('http://x.de/a_(b)')})`],
    ['<https://x.de/>', `&lt;${link('https://x.de/')}&gt;`],
    ['www.x.de, please', `${link('https://www.x.de', 'www.x.de')}, please`],
    ['write to ann@x.de.', `write to ${link('mailto:ann@x.de', 'ann@x.de')}.`],
    ['mailto:ann@x.de', link('mailto:ann@x.de')],
    ['tel:+49123', link('tel:+49123')],
    ['https://münchen.de/straße', link('https://münchen.de/straße')],
    ['https://x.de"onmouseover=alert(1)', `${link('https://x.de')}&quot;onmouseover=alert(1)`],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['javascript://x.de/%0aalert(1)', 'javascript://x.de/%0aalert(1)'],
    ['[a](javascript:x)', '[a](javascript:x)'],
    ['a@b', 'a@b'],
    ['https://', 'https://'],
  ])('%s', (text, html) => expect(toHtml(text)).toBe(plain(html)));

  test('whatever stands in a link, nothing dangerous comes of it', () => {
    for (const bad of [
      '"><img src=x onerror=alert(1)>',
      "' onclick='x",
      '&quot;><script>',
      '\n<svg onload=x>',
      'javascript:',
    ]) {
      for (const start of ['http://', 'https://x.de/', 'www.', 'a@', 'mailto:', 'tel:']) {
        const html = toHtml(start + bad).replaceAll('class="plain"', '');
        expect(dangersIn(html), start + bad).toEqual([]);
      }
    }
  });

  test.each<[string, string]>([
    ['dots', 'a.'.repeat(500_000)],
    ['@', '@'.repeat(900_000)],
    ['a@', 'a@'.repeat(450_000)],
    ['a@b.', 'a@b.'.repeat(230_000)],
    ['http://', 'http://'.repeat(130_000)],
    ['brackets', `http://x${'('.repeat(900_000)}`],
    ['attributions', 'On 3 May 2020 x <a@b> wrote:\n> x\ny\n'.repeat(30_000)],
    ['half attributions', 'On 3 May x wrote\n'.repeat(60_000)],
    ['header blocks', 'From: x\n'.repeat(120_000)],
    ['quote marks', '>\n'.repeat(450_000)],
    ['signatures', '-- \n'.repeat(300_000)],
    ['a log file', 'hello http://x.de '.repeat(1_500_000)],
  ])('H4: a megabyte of %s takes less than a second', (_, text) => {
    const start = performance.now();
    toHtml(text);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('M7: the signature is set apart', () => {
  test('after the last line of two dashes', () => {
    expect(toHtml('Hi\n\n-- \nAnn')).toBe(`${plain('Hi')}<div class="signature">${plain('-- \nAnn')}</div>`);
  });

  test('but not when half the mail stands under it', () => {
    expect(toHtml(`Hi\n-- \n${'line\n'.repeat(40)}`)).not.toContain('signature');
  });
});

describe('M7: the quoted tail is folded and never removed', () => {
  test.each<[string, string]>([
    ['English', 'Thanks\n\nOn Tue, 1 Sep 2026 at 10:00, Ann <a@x.de> wrote:\n\n> old\n> older\n'],
    ['English over two lines', 'Thanks\n\nOn Tue, 1 Sep 2026 at 10:00, Ann\n<a@x.de> wrote:\n> old'],
    ['English without marks', 'Thanks\n\nOn 1 Sep 2026, at 10:00, Ann <a@x.de> wrote:\n\nold words'],
    ['German', 'Danke\n\nAm 01.09.2026 um 10:00 schrieb Ann Beispiel:\n> old'],
    ['French', 'Merci\n\nLe 1 sept. 2026 à 10:00, Ann <a@x.fr> a écrit :\n> old'],
    ['Turkish', 'Teşekkürler\n\nAnn <a@x.tr>, 1 Eyl 2026 Sal, 10:00 tarihinde şunu yazdı:\n> old'],
    ['Chinese', '谢谢\n\nAnn <a@x.cn> 于2026年9月1日 10:00写道：\n> old'],
    ['Korean', '감사합니다\n\n2026년 9월 1일 10:00, Ann <a@x.kr>님이 작성:\n> old'],
    ['Outlook', 'Thanks\n\n________________________________\nFrom: Ann\nSent: Tuesday\nTo: Bob\nSubject: x\n\nold'],
    ['Outlook in German', 'Danke\n\nVon: Ann\nGesendet: Dienstag\nAn: Bob\nBetreff: x\n\nold'],
    ['Outlook, original message', 'Thanks\n\n-----Original Message-----\nFrom: Ann\n\nold'],
    ['quotes alone', 'Thanks\n\n> old'],
  ])('%s', (_, text) => {
    const html = toHtml(text);
    expect(html).toContain('<details class="quote"><summary>Quoted</summary>');
    expect(visible(text)).not.toMatch(/old|wrote|schrieb|From:|Von:|____|<a /);
    expect(html.split('</summary>')[1]).toContain('old');
  });

  test.each<[string, string]>([
    ['a mail without a quote', 'Hello\n\nI have a question:\nwhere is it?'],
    ['a mail that is all quote', 'On 1 Sep 2026, Ann <a@x.de> wrote:\n> old'],
    ['answers between the quotes', 'On 1 Sep 2026, Ann <a@x.de> wrote:\n> q1\nyes\n> q2\nno'],
    ['answers between the quotes after a greeting', 'Hi\nOn 1 Sep 2026, Ann <a@x.de> wrote:\n> q1\nyes\n> q2\nno'],
    ['a sentence that ends in wrote', 'I looked for what\nshe wrote:\nhello'],
    ['a From: in the text', 'Hi\nFrom: Berlin\nwe go to Rome'],
  ])('%s stays open', (_, text) => expect(toHtml(text)).not.toContain('<details'));

  test.skipIf(!hasCorpus).each<[string, string]>([
    ['email_german', 'schrieb'],
    ['email_french_2', 'écrit'],
    ['email_german_outlook', 'Von:'],
    ['email_original_message', 'original message'],
    ['email_ios_outlook', 'From:'],
    ['email_russian', 'John Doe'],
    ['email_norwegian_gmail', 'skrev'],
  ])('reply-crisp: %s is folded from its header on', (name, words) => {
    const lines = corpusText(`reply-crisp/${name}.txt`).replaceAll('\r', '').split('\n');
    const start = quoteTailStart(lines);
    expect(start).toBeGreaterThan(0);
    expect(lines.slice(start, start + 5).join('\n')).toContain(words);
  });
});

describe('HTML as text', () => {
  test('keeps paragraphs, lists, quotes and links, and leaves pictures and styles out', () => {
    const html =
      '<html><head><title>t</title><style>x{}</style></head><body><h1>Title</h1><p>One<br>two</p><ul><li>a</li></ul><blockquote>q</blockquote><a href="https://x.de/1">link</a> <a href="mailto:a@b.de">a@b.de</a><img src="x" alt="pic"></body></html>';
    expect(htmlToText(html)).toBe('Title\n\nOne\ntwo\n\n- a\n\n> q\n\nlink <https://x.de/1> a@b.de');
  });

  test.each<[string, string]>([
    ['dots', 'a.'.repeat(1_500_000)],
    ['open elements', '<b>'.repeat(1_000_000)],
    ['non-breaking spaces', '&nbsp;'.repeat(500_000)],
    ['tables', '<table><tr><td>x</td></tr></table>'.repeat(30_000)],
    ['spaces', `x${' '.repeat(2_000_000)}x`],
  ])('H10: %s do not stall it', (_, html) => {
    const start = performance.now();
    htmlToText(html);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

test('the document of a mail holds no script and escapes its title', () => {
  const document = mailDocument('<p>x</p>', { title: '</title><script>alert(1)</script>' });
  expect(document).toContain('<body><p>x</p></body>');
  expect(document).not.toContain('<script');
  expect(document).not.toContain('url(');
});

test('H10: forty thousand attributions, each with a quote and an answer below it, are looked through once', () => {
  const lines = Array.from({ length: 40_000 }, () => ['On 1/1/20, a@b.c wrote:', '> q', 'answer']).flat();
  const begun = performance.now();
  expect(quoteTailStart(lines)).toBe(-1);
  // Looking anew for each of them took 14 s.
  expect(performance.now() - begun).toBeLessThan(5000);
});

test('H10: quotes nested beyond measure give their words without growing', () => {
  const html = `${'<blockquote>'.repeat(190)}${'<br>x'.repeat(20_000)}`;
  expect(htmlToText(html).length).toBeLessThan(200_000);
  expect(htmlToText(`<p>${'word '.repeat(390_000)}</p>`).length).toBe(500_000);
});
