import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser } from '#tests/support/chromium.ts';
import { complaints, html, page, Site } from './site.ts';

const form = (attributes = '', text = '') => `<form method="post" action="/account">
<label for="signature">Signature</label><div class="rich"><div data-toolbar hidden>
<button type="button" data-format="bold" aria-pressed="false">B</button></div>
<textarea id="signature" name="signature" data-rich ${attributes}>${text}</textarea></div><button>Save</button></form>`;

describe.skipIf(!hasChromium)('a field with formats', () => {
  let browser: Browser;
  let site: Site;
  let tab: Page;
  let errors: string[];
  let drawn: string;
  let saved: Record<string, unknown>;

  const open = async (body: string) => {
    drawn = body;
    await tab.goto(site.url);
  };
  // Until its script has come the plain field goes by the same name.
  const editor = () => tab.getByRole('textbox', { name: 'Signature' }).and(tab.locator('[contenteditable=true]'));
  const save = async () => {
    await tab.getByText('Save').click();
    await tab.getByText('Thanks').waitFor();
    return saved.signature;
  };

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    site = new Site();
    site.handle = async (request) => {
      if (request.method === 'GET') return page(drawn);
      saved = Object.fromEntries(await request.formData()) as Record<string, unknown>;
      return html('Thanks');
    };
    tab = await (await browser.newContext()).newPage();
    errors = complaints(tab);
  });
  afterEach(async () => {
    await tab.context().close();
    await site.stop();
    expect(errors).toEqual([]);
  });

  test('is found by its label, shows what is stored, and sends HTML', async () => {
    await open(form('data-html="&lt;div&gt;Best, &lt;b&gt;Ada&lt;/b&gt;&lt;/div&gt;"', 'Best, Ada'));
    await editor().locator('b').waitFor();
    expect(await tab.locator('textarea').isVisible()).toBe(false);
    await tab.getByText('Signature').click();
    await tab.keyboard.type('!');
    expect(await save()).toBe('<div>Best, <b>Ada!</b></div>');
  });

  test('takes the place of the plain field under the hands of who types, with the cursor where it was', async () => {
    const gate = Promise.withResolvers<void>();
    await tab.route(/rich-fields\.js/, async (route) => {
      await gate.promise;
      await route.continue();
    });
    await open(form('', 'Best wishes'));
    await tab.locator('textarea').focus();
    await tab.keyboard.press('Control+End');
    await tab.keyboard.type('\nAda of Acme');
    for (let i = 0; i < 8; i++) await tab.keyboard.press('ArrowLeft');
    gate.resolve();
    await editor().waitFor();
    await tab.keyboard.type(' Lee');
    expect(await save()).toBe('<div>Best wishes</div><div>Ada Lee of Acme</div>');
  });

  test('shows plain text as lines, and HTML that stands in the field itself as what it means', async () => {
    await open(form('', 'Best,\nAda'));
    await editor().waitFor();
    expect(await save()).toBe('<div>Best,</div><div>Ada</div>');
    await open(form('', '&lt;div&gt;Best, &lt;i&gt;Ada&lt;/i&gt;&lt;/div&gt;'));
    await editor().locator('i').waitFor();
  });

  test('has a toolbar of its own, and is empty when nothing is in it', async () => {
    await open(form());
    await editor().waitFor();
    await editor().click();
    await tab.locator('[data-format=bold]').click();
    await tab.keyboard.type('Ada');
    expect(await editor().locator('b').textContent()).toContain('Ada');
    await tab.keyboard.press('Control+a');
    await tab.keyboard.press('Delete');
    expect(await save()).toBe('');
  });
});
