import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser } from '#tests/support/chromium.ts';
import { complaints, html, page, Site } from './site.ts';

const row = (id: number, extra = '') =>
  `<li id="row-${id}" data-conversation="${id}"><a class="row-link" href="/conversations/${id}" hx-get="/conversations/${id}" hx-target="#conversation" hx-swap="outerHTML">Row ${id}</a>${extra}</li>`;

const list = (rows: string) =>
  `<section id="conversation-list" hx-get="/inbox/mine" hx-trigger="live-list from:body" hx-swap="outerMorph"><ul>${rows}</ul></section>`;

const message = (id: number, body = '') =>
  `<article id="message-${id}" class="message in">${body || `Message ${id}`}</article>`;

const thread = (newest: number, messages: string) =>
  `<div id="thread" data-conversation="12" data-newest="${newest}" data-announce="New message" hx-get="/conversations/12/thread" hx-trigger="live-conversation-12 from:body" hx-swap="outerMorph">${messages}</div>`;

const shell = (rows: string, pane: string, connection = 'data-cursor="5"') =>
  page(`<p id="connection" hidden ${connection}>Offline</p><div id="list-pane">${list(rows)}</div>
<div id="pane"><section id="conversation" data-conversation="12">${pane}</section></div>`);

describe.skipIf(!hasChromium)('live updates in the browser', () => {
  let browser: Browser;
  let site: Site;
  let tab: Page;
  let errors: string[];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    site = new Site();
    tab = await (await browser.newContext()).newPage();
    errors = complaints(tab);
  });
  afterEach(async () => {
    await tab.context().close();
    await site.stop();
    expect(errors).toEqual([]);
  });

  const serve = (
    rows: () => string,
    pane: () => string,
    events: (url: URL) => Response = () => site.stream({ cursor: 5 }),
  ) => {
    site.handle = (_, url) => {
      if (url.pathname === '/events') return events(url);
      if (url.pathname === '/inbox/mine') return list(rows());
      if (url.pathname === '/conversations/12/thread') return pane();
      if (url.pathname === '/') return shell(rows(), pane());
    };
  };
  const connected = () => expect.poll(() => site.streams.size).toBe(1);

  test('news of a conversation fetch the list and the thread once, however many arrive together', async () => {
    let rows = row(12);
    let pane = thread(1, message(1));
    serve(
      () => rows,
      () => pane,
    );
    await tab.goto(site.url);
    await connected();
    rows = row(13) + row(12);
    pane = thread(2, message(1) + message(2));
    for (let cursor = 6; cursor < 9; cursor++) site.tell({ cursor, changed: [{ kind: 'conversation', id: 12 }] });
    await tab.locator('#row-13').waitFor();
    await tab.locator('#message-2').waitFor();
    expect(site.count('GET', '/inbox/mine')).toBeLessThanOrEqual(3);
    await expect.poll(() => tab.locator('#announcer').textContent()).toBe('New message');
  });

  test('what others changed of the contact is drawn, but never over a note that is being written, nor in a closed panel', async () => {
    let note = 'Old note';
    const panel = (more = '') =>
      `<aside id="contact-panel" ${more} hx-get="/conversations/12/contact" hx-trigger="show-contact, live-contact-7 from:body" hx-swap="outerMorph"><div id="contact-card"><p class="known">${note}</p><textarea name="note">${note}</textarea></div></aside>`;
    let more = '';
    site.handle = (_, url) => {
      if (url.pathname === '/events') return site.stream({ cursor: 5 });
      if (url.pathname === '/inbox/mine') return list(row(12));
      if (url.pathname === '/conversations/12/contact') return panel();
      if (url.pathname === '/') return shell(row(12), thread(1, message(1)) + panel(more));
    };
    await tab.setViewportSize({ width: 1500, height: 800 });
    const asked = () => site.count('GET', '/conversations/12/contact');
    const tell = async (cursor: number) => {
      const before = site.count('GET', '/inbox/mine');
      site.tell({ cursor, changed: [{ kind: 'contact', id: 7 }] });
      await expect.poll(() => site.count('GET', '/inbox/mine')).toBe(before + 1);
    };
    await tab.goto(site.url);
    await connected();
    note = 'Somebody’s note';
    await tell(6);
    await tab.locator('.known', { hasText: note }).waitFor();
    await tab.locator('textarea').fill('My words');
    note = 'Another note';
    await tell(7);
    expect(await tab.locator('.known').textContent()).toBe('Somebody’s note');
    expect(await tab.locator('textarea').inputValue()).toBe('My words');
    expect(asked()).toBe(1);

    more = 'data-closed';
    await tab.goto(site.url);
    await connected();
    await tell(8);
    expect(asked()).toBe(1);
    expect(await tab.locator('#contact-card').count()).toBe(0);
  });

  test('tabs of one browser share one stream, and a tab that opens later gets what it missed', async () => {
    let rows = row(12);
    serve(
      () => rows,
      () => thread(1, message(1)),
    );
    await tab.goto(site.url);
    await connected();
    site.tell({ cursor: 6, changed: [{ kind: 'conversation', id: 13 }] });
    await expect.poll(() => site.count('GET', '/inbox/mine')).toBe(1);
    const second = await tab.context().newPage();
    await second.goto(site.url);
    // The page says data-cursor=5, the stream is at 6.
    await expect.poll(() => site.count('GET', '/inbox/mine')).toBe(2);
    rows = row(13) + row(12);
    site.tell({ cursor: 7, changed: [{ kind: 'conversation', id: 13 }] });
    await Promise.all([tab.locator('#row-13').waitFor(), second.locator('#row-13').waitFor()]);
    expect(site.count('GET', '/events')).toBe(1);
    expect(site.streams.size).toBe(1);
  });

  test('focus, text selection, scroll, unfolded messages and mail frames survive a live update', async () => {
    const frame = '<iframe data-autosize src="/messages/1/body" sandbox="allow-same-origin"></iframe>';
    const many = (first: number) => Array.from({ length: 30 }, (_, at) => row(first + at)).join('');
    const fold = (text: string) => `<details id="fold-1"><summary>Older</summary>${text}</details>`;
    let rows = many(12);
    let pane = thread(2, message(1, `${fold('old')}${frame}`) + message(2, '<p class="tall">Read this carefully</p>'));
    serve(
      () => rows,
      () => pane,
    );
    const plain = site.handle;
    site.handle = (request, url) =>
      url.pathname === '/messages/1/body' ? html(`<!doctype html>${'<p>mail</p>'.repeat(40)}`) : plain(request, url);
    await tab.goto(site.url);
    await connected();
    await tab.locator('summary').click();
    await tab.locator('#row-20 a').focus();
    await tab.evaluate(() => {
      const text = document.querySelector('#message-2 p')!.firstChild!;
      getSelection()!.setBaseAndExtent(text, 0, text, 4);
      document.querySelector('#list-pane')!.scrollTop = 200;
      document.querySelector('#pane')!.scrollTop = 9999;
      const frame = document.querySelector('iframe')!;
      new MutationObserver(() => frame.setAttribute('data-touched', '')).observe(frame, { attributeFilter: ['style'] });
    });
    await expect.poll(() => tab.locator('iframe').evaluate((element) => element.clientHeight)).toBeGreaterThan(1000);
    await tab.locator('#pane').evaluate((pane) => pane.scrollTo(0, 9999));
    const frameHeight = await tab.locator('iframe').evaluate((element) => element.style.height);
    expect(frameHeight).not.toBe('');
    const place = await tab.locator('#row-20').evaluate((element) => element.getBoundingClientRect().top);
    const read = await tab.locator('#message-2').evaluate((element) => element.getBoundingClientRect().top);

    rows = row(99) + many(12);
    pane = thread(
      3,
      message(1, `${fold('old, edited')}${frame}`) + message(2, '<p class="tall">Read this carefully</p>') + message(3),
    );
    site.tell({ cursor: 6, changed: [{ kind: 'conversation', id: 12 }] });
    await tab.locator('#row-99').waitFor({ state: 'attached' });
    await tab.locator('#message-3').waitFor({ state: 'attached' });

    const after = await tab.evaluate(() => ({
      focus: document.activeElement?.closest('li')?.id,
      selection: String(getSelection()),
      isOpen: document.querySelector('details')!.open,
      fold: document.querySelector('details')!.textContent,
      row: document.querySelector('#row-20')!.getBoundingClientRect().top,
      message: document.querySelector('#message-2')!.getBoundingClientRect().top,
      frame: document.querySelector('iframe')!.style.height,
      isTouched: document.querySelector('iframe')!.hasAttribute('data-touched'),
    }));
    expect(after).toMatchObject({ focus: 'row-20', selection: 'Read', isOpen: true, fold: 'Olderold, edited' });
    expect(after.frame).toBe(frameHeight);
    expect(after.isTouched).toBe(false);
    await expect
      .poll(() => tab.locator('#row-20').evaluate((element) => element.getBoundingClientRect().top))
      .toBe(place);
    await expect
      .poll(() => tab.locator('#message-2').evaluate((element) => element.getBoundingClientRect().top))
      .toBe(read);
    expect(site.count('GET', '/messages/1/body')).toBe(1);
  });

  test('when the focused row leaves the list, the focus goes to the row in its place', async () => {
    let rows = row(12) + row(13) + row(14);
    serve(
      () => rows,
      () => thread(1, message(1)),
    );
    await tab.goto(site.url);
    await connected();
    await tab.locator('#row-13 a').focus();
    rows = row(12) + row(14);
    site.tell({ cursor: 6, changed: [{ kind: 'conversation', id: 13 }] });
    await tab.locator('#row-13').waitFor({ state: 'detached' });
    expect(await tab.evaluate(() => document.activeElement?.closest('li')?.id)).toBe('row-14');
  });

  test('the row of the open conversation is marked, also after the list was drawn anew', async () => {
    serve(
      () => row(12) + row(13),
      () => thread(1, message(1)),
    );
    const plain = site.handle;
    site.handle = (request, url) =>
      url.pathname === '/conversations/13'
        ? '<section id="conversation" data-conversation="13"></section>'
        : plain(request, url);
    await tab.goto(site.url);
    await connected();
    await tab.locator('#row-12 a[aria-current=true]').waitFor();
    await tab.locator('#row-13 a').click();
    await tab.locator('#row-13 a[aria-current=true]').waitFor();
    site.tell({ cursor: 6, changed: [{ kind: 'conversation', id: 13 }] });
    await expect.poll(() => site.count('GET', '/inbox/mine')).toBe(1);
    expect(await tab.locator('[aria-current]').count()).toBe(1);
    expect(await tab.locator('#row-13 a[aria-current=true]').count()).toBe(1);
  });

  test('a lost server is shown after three seconds, and the page catches up by itself when it is back', async () => {
    let rows = row(12);
    serve(
      () => rows,
      () => thread(1, message(1)),
    );
    await tab.goto(site.url);
    await connected();
    const port = site.port;
    await site.stop();
    const lostAt = Date.now();
    await tab.locator('#connection').waitFor({ state: 'visible' });
    expect(Date.now() - lostAt).toBeGreaterThan(2500);
    site = new Site(port);
    rows = row(13) + row(12);
    // It comes back without a word about what was missed: the page must then ask for everything.
    const quiet = () => new ReadableStream({ start: (out) => out.enqueue(': quiet\n\n') }) as unknown as BodyInit;
    serve(
      () => rows,
      () => thread(1, message(1)),
      () => new Response(quiet(), { headers: { 'content-type': 'text/event-stream' } }),
    );
    await tab.locator('#row-13').waitFor({ timeout: 20_000 });
    await tab.locator('#connection').waitFor({ state: 'hidden' });
    errors.length = 0;
  }, 40_000);

  test('a refused stream is tried again from where it stopped', async () => {
    serve(
      () => row(12),
      () => thread(1, message(1)),
    );
    const plain = site.handle;
    let refusals = 1;
    site.handle = (request, url) =>
      url.pathname === '/events' && refusals-- > 0 ? new Response('', { status: 503 }) : plain(request, url);
    await tab.goto(site.url);
    const asked = () => site.requests.filter(({ path }) => path.startsWith('/events')).map(({ path }) => path);
    // Refused, asked why, tried again.
    await expect.poll(asked).toEqual(['/events?since=5', '/events', '/events?since=5']);
    await connected();
  });

  test('a page whose session ended goes to sign-in once, not in circles', async () => {
    let loads = 0;
    site.handle = (_, url) => {
      if (url.pathname === '/events') return new Response('', { status: 401 });
      if (url.pathname !== '/') return undefined;
      loads++;
      return shell(row(12), thread(1, message(1)));
    };
    await tab.goto(site.url);
    await expect.poll(() => loads, { timeout: 8000 }).toBe(2);
    await expect.poll(() => site.count('GET', '/events'), { timeout: 8000 }).toBeGreaterThan(3);
    expect(loads).toBe(2);
  }, 20_000);

  test('without shared workers the page holds the stream itself', async () => {
    let rows = row(12);
    serve(
      () => rows,
      () => thread(1, message(1)),
    );
    await tab.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
    await tab.goto(site.url);
    await connected();
    rows = row(13) + row(12);
    site.tell({ cursor: 6, all: true });
    await tab.locator('#row-13').waitFor();
  });

  test('a failed refresh leaves the page as it is; a refused action is told beside it', async () => {
    serve(
      () => row(12),
      () => thread(1, message(1)),
    );
    const plain = site.handle;
    let isDown = false;
    site.handle = (request, url) =>
      isDown && url.pathname !== '/events' ? html('<!doctype html><p>Broken</p>', {}, 500) : plain(request, url);
    await tab.goto(site.url);
    await connected();
    isDown = true;
    site.tell({ cursor: 6, changed: [{ kind: 'conversation', id: 12 }] });
    await expect.poll(() => site.count('GET', '/inbox/mine')).toBe(1);
    await tab.locator('#row-12 a').click();
    await tab.locator('#problem').waitFor({ state: 'visible' });
    expect(await tab.locator('.problem-text').textContent()).toBe('That did not work.');
    expect(await tab.locator('#message-1').count()).toBe(1);
    expect(await tab.locator('text=Broken').count()).toBe(0);
    expect(new URL(tab.url()).pathname).toBe('/');
    // A refresh that nobody asked for takes back nothing that was refused; its reader puts it away.
    isDown = false;
    site.tell({ cursor: 7, changed: [{ kind: 'conversation', id: 12 }] });
    await expect.poll(() => site.count('GET', '/inbox/mine')).toBe(2);
    await tab.waitForTimeout(100);
    expect(await tab.locator('#problem').isVisible()).toBe(true);
    await tab.locator('#problem [data-close]').click();
    expect(await tab.locator('#problem').isVisible()).toBe(false);
  });
});
