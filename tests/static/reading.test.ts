import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser } from '#tests/support/chromium.ts';
import { complaints, html, page, Site } from './site.ts';

const row = (id: number) =>
  `<li id="row-${id}" data-conversation="${id}"><a class="row-link" href="/conversations/${id}">Row ${id}</a></li>`;

const body = `<div id="list-pane"><section id="conversation-list"><ul>${[1, 2, 3].map(row).join('')}</ul></section></div>
<nav id="sidebar-lists"><a href="/inbox/unassigned?mailbox=1">Unassigned</a></nav>
<section id="conversation" data-conversation="2">
<form id="conversation-head"><select id="assignee" data-me="7" data-key="i" data-autosubmit name="userId"><option value=""></option><option value="7">Me</option></select></form>
<div id="thread"><article class="message in"><form action="/messages/1/forward"><button type="button">Forward</button></form></article></div>
<form action="/closed"><button data-key="e" type="button">Close</button></form>
<button hidden data-key="z">No</button><button data-key="z" id="old">Undo</button><button data-key="z" id="new">Undo</button>
<form id="composer"><textarea name="text"></textarea></form>
<iframe data-autosize src="/messages/1/body" sandbox="allow-same-origin"></iframe></section>
<input id="field"><dialog id="keys-help"><form method="dialog"><button>Close</button></form></dialog>`;

const mail =
  '<!doctype html><body><div style="height:700px">Mail</div><details><summary>More</summary><div style="height:300px"></div></details></body>';

describe.skipIf(!hasChromium)('reading by hand', () => {
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
    const own = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" };
    site.handle = (_, url) => {
      if (url.pathname === '/messages/1/body') return html(mail, own);
      if (url.pathname === '/') return page(body);
    };
    tab = await (await browser.newContext()).newPage();
    errors = complaints(tab);
    await tab.goto(site.url);
    await tab.evaluate(() => {
      addEventListener('click', (event) => {
        const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]');
        if (key) document.title = `${document.title} ${key.dataset.key}${key.id}`;
      });
    });
  });
  afterEach(async () => {
    await tab.context().close();
    await site.stop();
    expect(errors).toEqual([]);
  });

  const focused = () =>
    tab.evaluate(() => document.activeElement?.closest('li')?.id ?? document.activeElement?.tagName);
  const frame = () => tab.locator('iframe');

  test('j and k move the focus through the rows from the open one, and stop at the ends', async () => {
    await tab.keyboard.press('j');
    expect(await focused()).toBe('row-3');
    await tab.keyboard.press('j');
    expect(await focused()).toBe('row-3');
    for (const _ of [1, 2, 3]) await tab.keyboard.press('k');
    expect(await focused()).toBe('row-1');
    site.handle = (_, url) => (url.pathname === '/conversations/1' ? page('opened') : undefined);
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/conversations/1');
  });

  test('letters press what carries them: the first visible, for undo the last', async () => {
    await tab.keyboard.press('e');
    await tab.keyboard.press('z');
    expect(await tab.title()).toBe('Test e znew');
    await tab.keyboard.press('r');
    // After `e` it waits a moment for the conversation to leave the list, which this one does not.
    await expect.poll(focused, { timeout: 4000 }).toBe('TEXTAREA');
    await tab.keyboard.press('Escape');
    expect(await focused()).toBe('row-2');
  });

  test('g and a letter go to a list; the same letter by itself does not', async () => {
    site.handle = (_, url) => (url.pathname === '/inbox/unassigned' ? page('unassigned') : undefined);
    await tab.keyboard.press('u');
    expect(new URL(tab.url()).pathname).toBe('/');
    await tab.keyboard.press('g');
    await tab.keyboard.press('u');
    await tab.waitForURL('**/inbox/unassigned?mailbox=1');
  });

  test('m takes the conversation, i lets one choose who does', async () => {
    await tab.evaluate(() =>
      document.getElementById('conversation-head')?.addEventListener('submit', (event) => {
        event.preventDefault();
        document.title += ` ${new FormData(event.target as HTMLFormElement).get('userId')}`;
      }),
    );
    await tab.keyboard.press('i');
    expect(await focused()).toBe('SELECT');
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('m');
    await tab.keyboard.press('m');
    expect(await tab.title()).toBe('Test 7');
  });

  test('f forwards also while a reply is written, which has taken the place of that button', async () => {
    site.handle = (_, url) => (url.pathname === '/messages/1/forward' ? page('forward') : undefined);
    await tab.keyboard.press('f');
    await tab.waitForURL('**/messages/1/forward?');
  });

  test('keys are letters while one types, with a modifier, in a dialog and while a word is composed', async () => {
    await tab.locator('#field').focus();
    await tab.keyboard.type('ez');
    expect(await tab.locator('#field').inputValue()).toBe('ez');
    await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
    await tab.keyboard.press('Control+e');
    await tab.keyboard.press('Shift+e');
    await tab.evaluate(() => {
      const init = { key: 'e', code: 'KeyE', isComposing: true, bubbles: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', init));
    });
    await tab.keyboard.press('?');
    expect(await tab.locator('#keys-help').evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
    await tab.keyboard.press('e');
    expect(await tab.title()).toBe('Test');
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('e');
    expect(await tab.title()).toBe('Test e');
  });

  test('a keyboard with other letters works by the place of its keys', async () => {
    await tab.evaluate(() => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ㄷ', code: 'KeyE', bubbles: true }));
    });
    expect(await tab.title()).toBe('Test e');
  });

  test('keys pressed inside a mail frame work as outside', async () => {
    await expect.poll(() => tab.frames().length).toBe(2);
    await tab.frames()[1]!.locator('div').first().click();
    expect(await focused()).toBe('IFRAME');
    await tab.keyboard.press('e');
    expect(await tab.title()).toBe('Test e');
  });

  test('a mail frame is as tall as its mail, and follows it when something unfolds inside', async () => {
    const height = () => frame().evaluate((element) => element.clientHeight);
    await expect.poll(height).toBeGreaterThan(700);
    const before = await height();
    expect(before).toBeLessThan(800);
    await tab.frames()[1]!.locator('summary').click();
    await expect.poll(height).toBe(before + 300);
    await tab.frames()[1]!.locator('summary').click();
    await expect.poll(height).toBe(before);
    const scrolls = await tab.frames()[1]!.evaluate(() => document.documentElement.scrollHeight > innerHeight);
    expect(scrolls).toBe(false);
  });

  test('a mail as tall as its window does not grow for ever, and a very tall one scrolls inside', async () => {
    const show = async (content: string) => {
      site.handle = () =>
        html(`<!doctype html><body>${content}</body>`, {
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        });
      await frame().evaluate((element) => (element as HTMLIFrameElement).contentWindow!.location.reload());
    };
    await show('<div style="min-height:100vh;padding:20px">Mail</div>');
    await tab.waitForTimeout(500);
    const first = await frame().evaluate((element) => element.clientHeight);
    await tab.waitForTimeout(300);
    expect(await frame().evaluate((element) => element.clientHeight)).toBe(first);
    expect(first).toBeLessThan(3000);
    await show('<div style="height:90000px">Mail</div>');
    await expect.poll(() => frame().evaluate((element) => element.clientHeight)).toBe(20_000);
  });

  test('an answer that waits counts its seconds down and is announced once', async () => {
    site.handle = () =>
      page(`<div id="thread" data-conversation="2"><article id="draft-7" data-leaves-at="8000" data-now="1000"
        data-label="Leaves in {seconds} s"><span data-countdown></span></article></div>`);
    await tab.goto(site.url);
    const countdown = tab.locator('[data-countdown]');
    await expect.poll(() => countdown.textContent()).toBe('Leaves in 7 s');
    await expect.poll(() => tab.locator('#announcer').textContent()).toBe('Leaves in 7 s');
    await expect.poll(() => countdown.textContent(), { timeout: 4000 }).toBe('Leaves in 5 s');
    expect(await tab.locator('#announcer').textContent()).toBe('Leaves in 7 s');
  });

  test('a conversation opens at its newest message, and a select submits by itself', async () => {
    const filler = '<article class="message in tall">Old</article>'.repeat(4);
    site.handle = (request, url) => {
      if (url.pathname === '/assignee') return html('<p>Given</p>');
      return page(`<form id="f" action="/assignee" method="post" hx-put="/assignee"><select name="userId" data-autosubmit><option>1<option>2</select></form>
        <div id="pane"><div id="thread" data-conversation="2" data-newest="9">${filler}<article id="message-9" class="message in tall">New</article></div></div>${request.method}`);
    };
    await tab.goto(site.url);
    await expect.poll(() => tab.locator('#pane').evaluate((pane) => pane.scrollTop)).toBe(2000);
    await tab.locator('select').selectOption('2');
    await expect.poll(() => site.last('PUT', '/assignee')?.body).toBe('userId=2');
  });
});
