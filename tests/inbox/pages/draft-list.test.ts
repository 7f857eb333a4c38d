import { expect, test } from 'vitest';
import { openDesk, type Person } from '../desk.ts';
import { channel, hand, windowEnds } from '../drafts/writing.ts';

const text = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('what one has begun, what waits and what is held stands in one list, and leads to where it goes on', async () => {
  await using desk = await openDesk();
  const { ben } = desk.people;
  const list = async (who: Person) => (await desk.ask(who, 'GET', '/drafts', { htmx: 'conversation-list' })).text();
  const begin = async (subject: string, words: string) => {
    const { conversationId } = await desk.receive({ subject });
    const draft = await hand(ben).open(conversationId);
    if (words) await hand(ben).save(draft, words);
    return { conversationId, draft };
  };
  const written = await begin('Half-written', 'Dear Carla');
  await begin('Only opened', '');
  const waiting = await begin('On its way', 'It is on its way');
  await hand(ben).send(waiting.draft);
  const held = await begin('Too late', 'I think');
  await desk.receive({ conversationId: held.conversationId });
  await hand(ben).send(held.draft);

  const html = await list(ben);
  expect(html).toContain(`/conversations/${written.conversationId}?drafts=1&amp;draft=${written.draft}#composer`);
  expect(html).toContain(`/conversations/${waiting.conversationId}?drafts=1#draft-${waiting.draft}`);
  expect(html).toContain(`/conversations/${held.conversationId}?drafts=1#draft-${held.draft}`);
  expect(text(html)).toContain('3 drafts');
  expect(text(html)).toContain('Held: something newer came in');
  expect(text(html)).toMatch(/Leaves at .* On its way It is on its way/);
  expect(text(html)).toContain('Half-written Dear Carla');
  expect(html).not.toContain('Only opened');
  const counts = await (await desk.ask(ben, 'GET', '/counts?drafts=1')).text();
  expect(text(counts)).toContain('Drafts 3');
  expect(counts).toMatch(/href="\/drafts"[^>]*aria-current="page"/);
  expect(text(await list(desk.people.ada))).toContain('Nothing half-written');

  await windowEnds(desk, channel());
  expect(text(await list(ben))).toContain('2 drafts');
});

test('a forward that knows whom it is for is listed before a word is written; a signature alone makes no draft', async () => {
  await using desk = await openDesk();
  const { ben } = desk.people;
  desk.rows("UPDATE user SET signature = '<div>Ben of Acme</div>' WHERE id = ?", ben.id);
  const opened = await desk.receive({ subject: 'Only opened' });
  const draft = await hand(ben).open(opened.conversationId);
  expect(desk.rows('SELECT content FROM draft WHERE id = ?', draft)).toEqual([
    { content: expect.stringContaining('Ben of Acme') },
  ]);
  const broken = await desk.receive({ subject: 'Broken in transit' });
  await desk.ask(ben, 'POST', `/messages/${broken.messageId}/forward`, { htmx: 'composer' });
  const list = async () => text(await (await desk.ask(ben, 'GET', '/drafts', { htmx: 'conversation-list' })).text());
  expect(await list()).toContain('Nothing half-written');
  const to = JSON.stringify([{ name: '', address: 'carrier@parcels.example' }]);
  desk.rows("UPDATE draft SET content = json_set(content, '$.to', json(?)) WHERE kind = 'forward'", to);
  expect(await list()).toContain('1 draft');
  expect(await list()).toContain('Broken in transit');
});

test('a conversation opened from there keeps the list of drafts beside it, and leads back to it', async () => {
  await using desk = await openDesk();
  const { ben } = desk.people;
  const { conversationId } = await desk.receive({ subject: 'Half-written' });
  const draft = await hand(ben).open(conversationId);
  await hand(ben).save(draft, 'Dear Carla');
  const path = `/conversations/${conversationId}?drafts=1&draft=${draft}`;
  const html = await (await desk.ask(ben, 'GET', path)).text();
  expect(html).toContain(`id="draft-row-${draft}"`);
  expect(html).toMatch(/class="icon-button back" href="\/drafts" aria-label="Back to Drafts"/);
  expect(html).toMatch(/href="\/drafts" aria-current="page"/);
  expect(html.match(/sidebar-link" href="[^"]*" aria-current="page"/g)).toHaveLength(1);
  expect(html).toContain(`hx-get="/conversations/${conversationId}/head?drafts=1"`);
  // What a form answers with stands on that page too.
  const headers = { 'HX-Current-URL': `http://postroom.test${path}` };
  const head = await desk.ask(ben, 'GET', `/conversations/${conversationId}/head?drafts=1`, { htmx: 'x', headers });
  expect(await head.text()).toContain('href="/drafts"');
});

test('W4: a stranger sees no drafts, and who lost a mailbox is not told of its conversations by a draft', async () => {
  await using desk = await openDesk();
  const { ben } = desk.people;
  const { conversationId } = await desk.receive({ subject: 'Secret matters' });
  await hand(ben).save(await hand(ben).open(conversationId), 'Words of mine');
  expect((await desk.ask(null, 'GET', '/drafts')).status).toBe(303);
  const page = async () => (await desk.ask(ben, 'GET', '/drafts')).text();
  expect(await page()).toContain('Secret matters');
  desk.rows('DELETE FROM mailbox_access WHERE user_id = ?', ben.id);
  expect(await page()).not.toContain('Secret matters');
  expect(await page()).toContain('Nothing half-written');
});

test('a text that is markup is text in the list, and long ones are cut', async () => {
  await using desk = await openDesk();
  const { conversationId } = await desk.receive({ subject: '<img src=x onerror=alert(1)>' });
  const { ben } = desk.people;
  await hand(ben).save(await hand(ben).open(conversationId), `<b>bold</b> ${'very '.repeat(10_000)}`);
  const html = await (await desk.ask(ben, 'GET', '/drafts', { htmx: 'conversation-list' })).text();
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<b>bold');
  expect(html.length).toBeLessThan(5000);
});
