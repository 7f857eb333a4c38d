import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser } from '#tests/support/chromium.ts';
import { complaints, html, page, Site } from './site.ts';

type Draft = {
  text?: string;
  html?: string;
  updatedAt?: number;
  native?: boolean;
  seen?: number;
  around?: { to: string; cc: string; subject: string };
  pictures?: string;
};

const recipients = (name: string, value: string) =>
  `<div data-recipients="${name}" data-remove="Remove"><label for="composer-${name}">${name}</label><input id="composer-${name}" type="text" name="${name}" value="${value}"></div>`;

const aroundText = ({ to, cc, subject }: NonNullable<Draft['around']>) =>
  `${recipients('to', to)}<details id="copies"><summary>Cc</summary>${recipients('cc', cc)}</details><input name="subject" value="${subject}">`;

const formats = ['bold', 'italic', 'list', 'ordered', 'link', 'quote', 'code'];

const composer = ({
  text = '',
  html = '',
  updatedAt = 1000,
  native = false,
  seen = 5,
  around,
  pictures = '{}',
}: Draft = {}) => `
<form id="composer" method="post" action="/drafts/77/dispatch" enctype="multipart/form-data" data-draft="77" data-conversation="12"
 data-updated-at="${updatedAt}" ${native ? '' : 'hx-post="/drafts/77/dispatch" hx-target="#composer" hx-swap="outerHTML"'}>
<div data-restore hidden>Another text <button type="button" data-restore-apply>Take</button><button type="button" data-restore-drop>Drop</button></div>
${around ? aroundText(around) : ''}
<div data-newer hidden>Newer <button type="button">Show</button></div>
<input type="hidden" name="seen" value="${seen}"><input type="hidden" name="html" value="${html.replaceAll('"', '&quot;')}">
<div data-editor hidden hx-ignore tabindex="0" role="textbox"></div><textarea name="text">${text}</textarea>
<div data-toolbar hidden>${formats.map((name) => `<button type="button" data-format="${name}" aria-pressed="false">${name}</button>`).join('')}
<div data-link hidden><input data-link-url><button type="button" data-link-apply>Apply</button><button type="button" data-link-remove>Remove</button></div></div>
<div id="draft-files" data-pictures='${pictures}'></div><ul data-uploads></ul>
<input type="file" name="file" multiple data-limit="1000" data-too-large="{name} is too large." data-too-much="{name} is too much." data-failed="{name} failed." data-cancel="Cancel">
<p id="draft-state" data-saving="Saving" data-saved="Saved" data-failed="Not saved yet" data-lost="Gone"></p>
<button name="send" value="1">Send</button><button name="andClose" value="1">Send and close</button>
<button type="button" id="bypass" hx-post="/drafts/77/dispatch" hx-target="#composer" hx-swap="outerHTML">Now</button>
<button name="_method" value="DELETE" formaction="/drafts/77" ${native ? '' : 'hx-delete="/drafts/77" hx-target="#composer" hx-swap="outerHTML"'} id="discard">Discard</button>
</form>`;

const thread = (newest: number, extra = '') => `<div id="thread" data-conversation="12" data-newest="${newest}"
 hx-get="/conversations/12/thread" hx-trigger="live-conversation-12 from:body" hx-swap="outerMorph">
 <article id="message-5" class="message in" data-news>Question</article>${extra}</div>`;

const shell = (draft: Draft = {}) =>
  page(
    `<p id="connection" hidden>Offline</p><section id="conversation" data-conversation="12"><div id="pane">${thread(5)}</div>${composer(draft)}</section>`,
  );

describe.skipIf(!hasChromium)('the composer', () => {
  let browser: Browser;
  let site: Site;
  let tab: Page;
  let errors: string[];
  let put: (request: Request) => Response | Promise<Response>;
  let post: (request: Request) => Response | Promise<Response>;
  let files: (request: Request) => Response | Promise<Response>;
  let newest: string;

  const open = async (draft: Draft = {}) => {
    const answers: Record<string, (request: Request) => Response | string | Promise<Response>> = {
      'GET /': () => shell(draft),
      'GET /events': () => site.stream({ cursor: 1 }),
      'GET /conversations/12/thread': () => newest,
      'PUT /drafts/77': (request) => put(request),
      'POST /drafts/77/dispatch': (request) => post(request),
      'POST /drafts/77/files': (request) => files(request),
      'DELETE /drafts/77': () => html('<form id="composer"></form>'),
    };
    site.handle = (request, url) => answers[`${request.method} ${url.pathname}`]?.(request);
    await tab.goto(site.url);
    await editor().waitFor();
  };
  const editor = () => tab.locator('[data-editor]');
  const write = async (text: string) => {
    await editor().focus();
    await tab.keyboard.type(text);
  };
  const puts = () => site.requests.filter(({ method }) => method === 'PUT');
  const saved = () => new URLSearchParams(puts().at(-1)?.body ?? '');
  const copy = () => tab.evaluate(() => localStorage.getItem('postroom-draft-77'));
  const sent = async (request: Request) => Object.fromEntries(await request.formData());
  const paste = (data: Record<string, string>) =>
    tab.evaluate((items) => {
      const clipboard = new DataTransfer();
      for (const [type, value] of Object.entries(items)) clipboard.items.add(value, type);
      const event = new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true });
      document.querySelector('[data-editor]')!.dispatchEvent(event);
    }, data);

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    site = new Site();
    put = () => new Response(null, { status: 204 });
    post = () => html('<form id="composer">Sent</form>');
    files = () => html('<div id="draft-files">a.txt</div>');
    newest = thread(5);
    tab = await (await browser.newContext()).newPage();
    errors = complaints(tab);
  });
  afterEach(async () => {
    await tab.context().close();
    await site.stop();
    expect(errors).toEqual([]);
  });

  test('the last word typed before Send is sent, as text and as HTML', async () => {
    let fields: Record<string, unknown> = {};
    post = async (request) => {
      fields = await sent(request);
      return html('<form id="composer">Sent</form>');
    };
    await open();
    await write('Dear customer, yes');
    for (const _ of [1, 2]) await tab.keyboard.press('Enter');
    await tab.keyboard.press('Control+Enter');
    await tab.locator('text=Sent').waitFor();
    expect(fields).toMatchObject({ text: 'Dear customer, yes', send: '1', seen: '5' });
    // Lines left empty at the end do not go along.
    expect(fields.html).toBe('<div>Dear customer, yes</div>');
    expect(await copy()).toBe(null);
    expect(puts().length).toBe(0);
  });

  test('a button that asks by itself carries the last word as well', async () => {
    let fields: Record<string, unknown> = {};
    post = async (request) => {
      fields = await sent(request);
      return html('<form id="composer">Sent</form>');
    };
    await open();
    await write('Yes');
    await tab.locator('#bypass').evaluate((button) => (button as HTMLElement).click());
    await tab.locator('text=Sent').waitFor();
    expect(fields.text).toBe('Yes');
  });

  test('Send waits for a save on its way, and goes once however often it is pressed', async () => {
    let release = () => {};
    put = () => new Promise((resolve) => (release = () => resolve(new Response(null, { status: 204 }))));
    await open();
    await write('Yes');
    await expect.poll(() => puts().length).toBe(1);
    await tab.locator('[name=andClose]').click();
    await tab.locator('[name=andClose]').click();
    expect(site.count('POST', '/drafts/77/dispatch')).toBe(0);
    release();
    await tab.locator('text=Sent').waitFor();
    expect(site.count('POST', '/drafts/77/dispatch')).toBe(1);
  });

  test('a refused Send keeps the text, says so and can be pressed again', async () => {
    post = () => html('<!doctype html>No', {}, 500);
    await open();
    await write('Yes');
    await tab.locator('[name=send]').click();
    await tab.locator('#problem').waitFor({ state: 'visible' });
    expect(await editor().textContent()).toBe('Yes');
    post = () => html('<form id="composer">Sent</form>');
    await tab.locator('[name=send]').click();
    await tab.locator('text=Sent').waitFor();
  });

  test('without htmx on the form the editor is flushed just the same', async () => {
    let fields: Record<string, unknown> = {};
    post = async (request) => {
      fields = await sent(request);
      return html('gone');
    };
    await open({ native: true });
    await write('Yes');
    await tab.keyboard.press('Control+Enter');
    await tab.locator('text=gone').waitFor();
    expect(fields).toMatchObject({ text: 'Yes' });
  });

  test('the draft is saved as one types, one request at a time', async () => {
    let running = 0;
    let most = 0;
    put = async () => {
      most = Math.max(most, ++running);
      await Bun.sleep(300);
      running--;
      return html(
        '<p id="draft-state" data-saved="Saved" data-saving="Saving" data-failed="Not saved yet">Saved 14:03</p>',
      );
    };
    await open();
    await write('One');
    await expect.poll(() => puts().length).toBe(1);
    await tab.keyboard.type(' two');
    await editor().blur();
    await expect.poll(() => saved().get('text'), { timeout: 4000 }).toBe('One two');
    await expect.poll(() => tab.locator('#draft-state').textContent()).toBe('Saved 14:03');
    await expect.poll(copy).toBe(null);
    expect(most).toBe(1);
    expect(saved().get('seen')).toBe('5');
  });

  test('somebody who types without a pause is saved at least every five seconds', async () => {
    await open();
    await editor().focus();
    const end = Date.now() + 6500;
    while (Date.now() < end) {
      await tab.keyboard.type('a');
      await tab.waitForTimeout(200);
    }
    expect(puts().length).toBeGreaterThanOrEqual(1);
  }, 15_000);

  test('a save that fails is said, tried again and meanwhile kept in the browser', async () => {
    put = () => new Response('', { status: 503 });
    await open();
    await write('Precious');
    await expect.poll(() => tab.locator('#draft-state').textContent()).toBe('Not saved yet');
    expect(await copy()).toContain('Precious');
    put = () => new Response(null, { status: 204 });
    await expect.poll(() => tab.locator('#draft-state').textContent(), { timeout: 6000 }).toBe('Saved');
    expect(saved().get('text')).toBe('Precious');
    await expect.poll(copy).toBe(null);
  });

  test('a page that is left saves at the last moment', async () => {
    await open();
    await write('Half a sent');
    await tab.goto('about:blank');
    await expect.poll(() => saved().get('text')).toBe('Half a sent');
  });

  test('what never reached the server comes back when the draft is opened again', async () => {
    put = () => new Response('', { status: 503 });
    await open({ text: 'Hello', updatedAt: Date.now() });
    await write(' world');
    await expect.poll(() => puts().length).toBeGreaterThan(0);
    put = () => new Response(null, { status: 204 });
    await tab.reload();
    await editor().waitFor();
    await expect.poll(() => editor().textContent()).toBe('Hello world');
    await expect.poll(() => saved().get('text')).toBe('Hello world');
  });

  test('where the draft went on elsewhere as well, the author is asked', async () => {
    put = () => new Response('', { status: 503 });
    await open({ text: 'Hello', updatedAt: 1000 });
    await write(' world');
    await expect.poll(copy).toContain('Hello world');
    put = () => new Response(null, { status: 204 });
    await open({ text: 'Another end', updatedAt: Date.now() + 60_000 });
    await tab.locator('[data-restore]').waitFor();
    expect(await editor().textContent()).toBe('Another end');
    await tab.locator('[data-restore-apply]').click();
    expect(await editor().textContent()).toBe('Hello world');
    await expect.poll(() => saved().get('text')).toBe('Hello world');
  });

  test('with their text, recipients and subject are taken, and shown as they are then', async () => {
    put = () => new Response('', { status: 503 });
    const around = { to: 'Ann <ann@x.test>', cc: 'cy@x.test', subject: 'Our offer' };
    await open({ text: 'Hello', updatedAt: 1000, around });
    await write(' world');
    await expect.poll(copy).toContain('Hello world');
    put = () => new Response(null, { status: 204 });
    const elsewhere = { to: 'bob@x.test', cc: '', subject: 'Something else' };
    await open({ text: 'Another end', updatedAt: Date.now() + 60_000, around: elsewhere });
    await tab.locator('[data-restore]').waitFor();
    const chips = () => tab.locator('.chip').allInnerTexts();
    expect(await chips()).toEqual([expect.stringContaining('bob@x.test')]);
    await tab.locator('[data-restore-apply]').click();
    expect((await chips()).join()).toMatch(/Ann.*cy@x\.test/s);
    expect((await chips()).join()).not.toContain('bob@x.test');
    expect(await tab.locator('#copies').getAttribute('open')).not.toBeNull();
    expect(await tab.locator('[name=subject]').inputValue()).toBe('Our offer');
    await expect.poll(() => saved().get('to')).toContain('ann@x.test');
    // What is added to them goes on from there.
    await tab.locator('.address-entry').first().fill('dee@x.test,');
    await tab.locator('.address-entry').first().press('Enter');
    await expect.poll(() => saved().get('to')).toMatch(/ann@x\.test.*dee@x\.test/);
  });

  test('a draft that is gone is not saved for ever, and Discard leaves nothing behind', async () => {
    put = () => new Response('', { status: 404 });
    await open();
    await write('Late');
    await expect.poll(() => tab.locator('#draft-state').textContent()).toBe('Gone');
    put = () => new Response(null, { status: 204 });
    await open();
    await write('No');
    await tab.locator('#discard').click();
    await expect.poll(() => editor().count()).toBe(0);
    await tab.waitForTimeout(1000);
    expect(await copy()).toBe(null);
    expect(site.requests.filter(({ path }) => /^.drafts.77(\?|$)/.test(path)).at(-1)?.method).toBe('DELETE');
  });

  const news = async (id: number, article: string) => {
    newest = thread(id, article);
    site.tell({ cursor: id, changed: [{ kind: 'conversation', id: 12 }] });
    await tab.locator(`#message-${id}`).waitFor({ state: 'attached' });
  };
  const seen = () => tab.locator('[name=seen]').inputValue();
  const line = () => tab.locator('[data-newer]');

  test('half-written text, focus and caret survive live updates of the thread', async () => {
    await open();
    await expect.poll(() => site.streams.size).toBe(1);
    await write('Half');
    await tab.keyboard.press('ArrowLeft');
    await news(8, '<article id="message-8" class="message in" data-news>News</article>');
    await tab.keyboard.type('x');
    expect(await editor().textContent()).toBe('Halxf');
  });

  test('a newer message on the screen is not a message seen: a line says so, and only Show counts', async () => {
    let fields: Record<string, unknown> = {};
    post = async (request) => {
      fields = await sent(request);
      return html('<form id="composer">Sent</form>');
    };
    await open();
    await expect.poll(() => site.streams.size).toBe(1);
    await write('Half');
    expect(await line().isVisible()).toBe(false);
    const stop = '<article id="message-8" class="message in" data-news>STOP</article>';
    await news(8, stop);
    await line().waitFor();
    await tab.locator('#message-8').scrollIntoViewIfNeeded();
    await editor().focus();
    await tab.keyboard.type(' done');
    await expect.poll(() => saved().get('text')).toBe('Half done');
    expect([await seen(), saved().get('seen')]).toEqual(['5', '5']);

    await news(
      9,
      `${stop}<article class="message tall">Old</article><article id="message-9" class="message out" data-news>Ben’s</article>`,
    );
    await tab.locator('#pane').evaluate((pane) => (pane.scrollTop = 9999));
    await line().locator('button').click();
    await line().waitFor({ state: 'hidden' });
    // What came in first is read first.
    const top = await tab.locator('#message-8').evaluate((message) => message.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    await expect.poll(() => saved().get('seen')).toBe('9');
    await tab.keyboard.type('!');
    await tab.keyboard.press('Control+Enter');
    await tab.locator('text=Sent').waitFor();
    expect(fields).toMatchObject({ seen: '9', text: 'Half done!' });
  });

  test('what the server does not call news is no reason for the line; a draft that was left behind shows it at once', async () => {
    const robot = `<article id="message-8" class="message in">Out of office</article>`;
    await open();
    await expect.poll(() => site.streams.size).toBe(1);
    await news(8, robot);
    await tab.waitForTimeout(100);
    expect(await line().isVisible()).toBe(false);
    await open({ seen: 4 });
    await line().waitFor();
  });

  test('an author at the end of the thread gets to see what comes in', async () => {
    await open();
    await expect.poll(() => site.streams.size).toBe(1);
    await write('Half');
    newest = thread(
      8,
      '<article class="message tall">A note</article><article id="message-8" class="message in" data-news>News</article>',
    );
    site.tell({ cursor: 2, changed: [{ kind: 'conversation', id: 12 }] });
    await tab.locator('#message-8').waitFor();
    await expect.poll(() => tab.locator('#pane').evaluate((pane) => pane.scrollTop)).toBeGreaterThan(200);
  });

  test('what was made bold and ended stays ended in the next line', async () => {
    await open();
    await editor().focus();
    await tab.keyboard.type('a');
    await tab.keyboard.press('Control+b');
    await tab.keyboard.type('b');
    await tab.keyboard.press('Control+b');
    await tab.keyboard.press('Enter');
    await tab.keyboard.type('c');
    await tab.keyboard.press('Control+b');
    await tab.keyboard.type('d');
    await tab.keyboard.press('Enter');
    await tab.keyboard.type('e');
    const lines = await editor().evaluate((root) =>
      [...root.children].map((line) => [line.textContent, line.querySelector('b')?.textContent]),
    );
    const bare = lines.map((line) => line.map((text) => text?.replaceAll('\u200B', '')));
    expect(bare).toEqual([
      ['ab', 'b'],
      ['cd', 'd'],
      ['e', 'e'],
    ]);
  });

  test('the buttons format and show what stands at the cursor, all under a policy without inline styles', async () => {
    await open();
    const button = (name: string) => tab.locator(`[data-format=${name}]`);
    await editor().focus();
    await button('bold').click();
    expect(await button('bold').getAttribute('aria-pressed')).toBe('true');
    await tab.keyboard.type('bold');
    await button('bold').click();
    await button('italic').click();
    await tab.keyboard.type('it');
    await button('italic').click();
    await tab.keyboard.press('Enter');
    for (const name of ['list', 'ordered', 'quote', 'code']) {
      await button(name).click();
      expect(await button(name).getAttribute('aria-pressed')).toBe('true');
      await tab.keyboard.type(name);
      await button(name).click();
      expect(await button(name).getAttribute('aria-pressed')).toBe('false');
      await tab.keyboard.press('Enter');
    }
    await button('link').click();
    await tab.locator('[data-link-url]').fill('javascript:alert(1)');
    await tab.keyboard.press('Enter');
    expect(await tab.locator('[data-link-url]').getAttribute('aria-invalid')).toBe('true');
    await tab.locator('[data-link-url]').fill('example.com/a');
    await tab.keyboard.press('Enter');
    expect(await editor().locator('a').getAttribute('href')).toBe('https://example.com/a');
    expect(site.count('POST', '/drafts/77/dispatch')).toBe(0);
    expect(await editor().locator('b').textContent()).toBe('bold');
    expect(await editor().locator('[style], [class]').count()).toBe(0);
  });

  test('the text part reads as one would have typed it', async () => {
    const rich = `<div>Hi <b>you</b></div><ul><li>one</li><li>two</li></ul><ol><li>three</li></ol>
<blockquote><div>said</div><div>so</div></blockquote><div><br></div><div><a href="https://example.com/">here</a> a &lt; b</div><pre>x\n  y</pre>`;
    await open({ html: rich.replaceAll('\n<', '<') });
    await write('!');
    await expect
      .poll(() => saved().get('text'))
      .toBe('Hi you\n- one\n- two\n1. three\n> said\n> so\n\nhere (https://example.com/) a < b\nx\n  y!');
  });

  test('pasted mail, office text and scripts come in as plain structure', async () => {
    await open();
    await editor().focus();
    await paste({
      'text/html': `<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid"><p style="color:red" class="MsoNormal">Plain
<span style="font-weight:700">bold</span> <span style="font-style:italic">slanted</span> use style="x"</p><script>window.bad = 1</script>
<img src="https://tracker.example/p.gif" onerror="window.bad = 1"><a href="javascript:bad()" onclick="bad()">link</a></b>`,
      'text/plain': 'Plain bold',
    });
    await expect.poll(() => editor().textContent()).toContain('Plain');
    expect(await editor().locator('b').allTextContents()).toEqual(['bold']);
    expect(await editor().locator('i').allTextContents()).toEqual(['slanted']);
    expect(await editor().textContent()).toContain('use style="x"');
    expect(await editor().locator('script, img, [style], [class], [id], [onclick], a[href]').count()).toBe(0);
    expect(await tab.evaluate(() => 'bad' in window)).toBe(false);
    await paste({ 'text/plain': 'a <b>\nsecond' });
    await expect.poll(() => editor().textContent()).toContain('a <b>');
  });

  test('files are chosen, pasted and dropped; too large ones are told before, Send waits for the others', async () => {
    let release = () => {};
    files = async (request) => {
      const file = (await request.formData()).get('file') as File;
      await new Promise<void>((resolve) => (release = resolve));
      return html(`<div id="draft-files">${file.name}<button type="button" hx-delete="/x">Remove</button></div>`);
    };
    await open();
    await tab.locator('[name=file]').setInputFiles([
      { name: 'big.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(2000) },
      { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') },
    ]);
    expect(await tab.locator('[data-uploads] [role=alert]').textContent()).toContain('big.bin is too large.');
    await tab.locator('progress').waitFor();
    await write('See the file');
    await tab.locator('[name=send]').click();
    await expect.poll(() => site.count('POST', '/drafts/77/files')).toBe(1);
    expect(site.count('POST', '/drafts/77/dispatch')).toBe(0);
    release();
    await tab.locator('text=Sent').waitFor();
    expect(site.count('POST', '/drafts/77/files')).toBe(1);

    files = () => html('<div id="draft-files" data-bytes="999">list.csv</div>');
    await open();
    for (const type of ['paste', 'drop'] as const) {
      await tab.evaluate((kind) => {
        const data = new DataTransfer();
        data.items.add(new File(kind === 'paste' ? ['x'] : [], 'list.csv', { type: 'text/csv' }));
        const init = { bubbles: true, cancelable: true };
        const event =
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...init, clipboardData: data })
            : new DragEvent('drop', { ...init, dataTransfer: data });
        document.querySelector('[data-editor]')!.dispatchEvent(event);
      }, type);
      await tab.locator('#draft-files:has-text("list.csv")').waitFor();
    }
    await expect.poll(() => site.count('POST', '/drafts/77/files')).toBe(3);
    // 999 of 1000 bytes are taken.
    const more = (text: string) =>
      tab.locator('[name=file]').setInputFiles([{ name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }]);
    await more('bb');
    await tab.locator('text=b.txt is too much.').waitFor();
    expect(site.count('POST', '/drafts/77/files')).toBe(3);
    files = () => new Response('', { status: 500 });
    await more('b');
    await tab.locator('text=b.txt failed.').waitFor();
  });

  test('a pasted picture is put where the cursor was, while its author writes on; in the text alone it is saved', async () => {
    let release = () => {};
    files = async (request) => {
      expect((await request.formData()).get('inline')).toBe('1');
      await new Promise<void>((resolve) => (release = resolve));
      return html(
        '<img id="draft-picture" src="/drafts/77/files/5" alt="plan-of-the-house.png" width="60" height="20">',
      );
    };
    await open({ html: '<div>One two</div><div data-signature="">Ada</div>', text: 'One two\n\n-- \nAda' });
    await editor().focus();
    for (const _ of 'two') await tab.keyboard.press('ArrowLeft');
    await tab.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'plan-of-the-house.png', { type: 'image/png' }));
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
      document.querySelector('[data-editor]')!.dispatchEvent(event);
    });
    await tab.locator('progress').waitFor();
    await tab.keyboard.press('End');
    await tab.keyboard.type(' three');
    release();
    await tab.locator('[data-editor] img').waitFor();
    await tab.keyboard.type('!');
    const text = 'One [plan-of-the-house]two three!\n\n-- \nAda';
    await expect.poll(() => saved().get('text'), { timeout: 4000 }).toBe(text);
    expect(saved().get('html')).toBe(
      '<div>One <img src="/drafts/77/files/5" alt="plan-of-the-house" width="60" height="20">two three!</div><div data-signature="">Ada</div>',
    );
    // A stranger's picture, and one that is drawn in the text itself, are no pictures of the draft.
    await paste({
      'text/html': '<img src="https://spy.example/p.gif"><img src="data:image/gif;base64,AAAA">',
      'text/plain': 'x',
    });
    expect(await tab.locator('[data-editor] img').count()).toBe(1);
  });

  test('pictures in the text count for what a draft may carry, while they stand there', async () => {
    await open({
      html: '<div>A<img src="/drafts/77/files/5" alt="" width="9" height="9">b</div>',
      pictures: '{"5":700}',
    });
    const attach = (size: number) =>
      tab.locator('[name=file]').setInputFiles([{ name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.alloc(size) }]);
    await attach(400);
    await tab.locator('text=b.txt is too much.').waitFor();
    expect(site.count('POST', '/drafts/77/files')).toBe(0);
    await editor().focus();
    await tab.keyboard.press('Control+A');
    await tab.keyboard.type('Without it');
    await attach(400);
    await expect.poll(() => site.count('POST', '/drafts/77/files')).toBe(1);

    // One that was just put there counts as well.
    files = () => html('<img id="draft-picture" src="/drafts/77/files/8" alt="" width="60" height="20">');
    await open();
    await editor().focus();
    await tab.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'.repeat(700)], 'plan.png', { type: 'image/png' }));
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
      document.querySelector('[data-editor]')!.dispatchEvent(event);
    });
    await tab.locator('[data-editor] img').waitFor();
    await attach(400);
    await tab.locator('text=b.txt is too much.').waitFor();
  });

  test('text typed before the editor has come is taken over', async () => {
    await tab.route('**/vendor/squire.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    site.handle = (_, url) =>
      url.pathname === '/' ? shell() : url.pathname === '/events' ? site.stream({ cursor: 1 }) : undefined;
    await tab.goto(site.url);
    await tab.locator('textarea').focus();
    await tab.keyboard.type('Quick');
    await editor().waitFor();
    await tab.keyboard.type(' hand');
    expect(await editor().textContent()).toBe('Quick hand');
  });
});
