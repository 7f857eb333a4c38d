import { describe, expect, test } from 'vitest';
import { quoteMail, renderMail } from '#src/mail/showing/index.ts';
import { PNG } from '#tests/inbox/pages/mails.ts';
import { mail } from '../mime/mail.ts';

const html = (body: string) => mail(['From: a@b.de', 'Content-Type: text/html; charset=utf-8'], body);
const plain = (body: string) => mail(['From: a@b.de', 'Content-Type: text/plain; charset=utf-8'], body);
const options = { quoteLabel: 'Show more', inlineUrl: '/messages/7/inline/{cid}' };

describe('a mail in its frame', () => {
  test('HTML comes without its scripts, its own pictures under our address, those of strangers held back', async () => {
    const shown = await renderMail(
      html(
        '<p>Hello<script>alert(1)</script></p><img src="cid:a$&/b@x"><img src="https://tracker.test/p.gif" width="90" height="90">',
      ),
      options,
    );
    expect(shown.html).toContain('<p>Hello</p>');
    expect(shown.html).toContain('src="/messages/7/inline/a%24%26%2Fb%40x"');
    expect(shown.html).not.toMatch(/alert|src="https:/);
    expect(shown.blockedImages).toBe(1);
  });

  test('plain text is escaped, its quoted tail folded', async () => {
    const shown = await renderMail(plain('a <b>\n\nOn Monday, Bea wrote:\n> before\n'), options);
    expect(shown).toMatchObject({ blockedImages: 0, html: expect.stringContaining('a &lt;b&gt;') });
    expect(shown.html).toContain('Show more');
  });
});

describe('a mail in an answer', () => {
  test('HTML is reduced to what our editor makes, its text beside it', async () => {
    const quoted = await quoteMail(html('<table><tr><td onclick="x()">Hi <b>there</b></td></tr></table>'), 1000);
    expect(quoted.html).toContain('Hi <b>there</b>');
    expect(quoted.html).not.toMatch(/table|onclick/);
    expect(quoted.text.trim()).toBe('Hi there');
  });

  test('H6: pictures of the same mail come along under ids of our own, as far as they are pictures and there is room', async () => {
    const part = (id: string, type: string, content: string) =>
      `--b\nContent-Type: ${type}\nContent-ID: <${id}>\nContent-Transfer-Encoding: base64\n\n${content}\n`;
    const svg = Buffer.from('<svg onload="alert(1)"/>').toString('base64');
    const images = ['a&b@x', 'svg@x', 'gone@x'].map((id) => `<img src="cid:${encodeURIComponent(id)}" alt="one">`);
    const bytes = mail(
      ['From: a@b.de', 'Content-Type: multipart/related; boundary=b'],
      `--b\nContent-Type: text/html\n\n<p>Look:</p>${images.join('')}<img src="cid:a&amp;b@x">\n${part('a&b@x', 'image/png', PNG)}${part('svg@x', 'image/png', svg)}--b--\n`,
    );
    const { html: quoted, pictures } = await quoteMail(bytes, 1000);
    expect(pictures).toEqual([expect.objectContaining({ type: 'image/png', bytes: expect.any(Uint8Array) })]);
    const { cid } = pictures[0]!;
    expect(cid).not.toContain('a&b');
    expect(quoted?.trim()).toBe(`<p>Look:</p><img src="cid:${cid}" alt="one" /><img src="cid:${cid}" />`);
    expect((await quoteMail(bytes, 10)).html?.trim()).toBe('<p>Look:</p>');
  });

  test('plain text has no HTML', async () => {
    const text = expect.stringContaining('just <text>');
    expect(await quoteMail(plain('just <text>'), 1000)).toEqual({ html: null, text, pictures: [] });
  });
});
