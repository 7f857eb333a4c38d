import { describe, expect, test } from 'vitest';
import { markBounced } from '#src/contacts/index.ts';
import { type Asked, type Desk, ORIGIN, openDesk, type Person } from '../desk.ts';

const CARLA = 1;

/** Carla wrote to Support twice and to Sales once; Dora wrote to Sales alone. */
async function withLetters() {
  const desk = await openDesk();
  await desk.receive({ subject: 'First for support' });
  await desk.receive({ subject: 'Secret of sales', mailboxId: desk.sales });
  await desk.receive({ subject: 'Second for support' });
  await desk.receive({ from: 'dora@other.example', name: 'Dora', mailboxId: desk.sales });
  return desk;
}
const page = async (desk: Desk, who: Person | null, path: string) => {
  const response = await desk.ask(who, 'GET', path);
  return { status: response.status, text: await response.text() };
};
const changes: [method: string, path: string, Asked['form']][] = [
  ['PUT', 'name', { name: 'Carla Customer' }],
  ['PUT', 'note', { note: 'Call her', seen: '' }],
  ['PUT', 'images', { shown: 'yes' }],
  ['POST', 'addresses', { address: 'carla@home.example' }],
  ['DELETE', `addresses/${encodeURIComponent('carla@customer.example')}`, {}],
  ['PUT', `senders/${encodeURIComponent('carla@customer.example')}`, { verdict: 'block' }],
];
const known = (desk: Desk) => [
  desk.rows('SELECT id, name, note, shows_images FROM contact'),
  desk.rows('SELECT address, contact_id FROM contact_address'),
  desk.rows('SELECT pattern, verdict FROM sender_list'),
];
const send = (desk: Desk, who: Person | null, method: string, path: string, form: Asked['form'], htmx?: string) =>
  desk.ask(who, method, `/contacts/${CARLA}/${path}`, { form: form!, ...(htmx ? { htmx } : {}) });

describe('the panel beside a conversation', () => {
  test('tells who wrote, and of their other conversations those alone that its reader may see', async () => {
    await using desk = await withLetters();
    await markBounced(desk.ctx, 'carla@customer.example', { reason: 'unknown-user', words: '550' });
    const { text } = await page(desk, desk.people.ben, '/conversations/1?list=open');
    const from = text.indexOf('id="contact-panel"');
    const panel = text.slice(from, text.indexOf('</aside>', from));
    for (const said of ['Carla', 'carla@customer.example', 'mailbox unknown', 'Second for support'])
      expect(panel).toContain(said);
    expect(panel).not.toContain('Secret of sales');
    expect(panel).not.toContain('First for support');
  });

  test('is drawn empty where its reader has closed it, and fetched when they open it', async () => {
    await using desk = await withLetters();
    const closed = await desk.ask(desk.people.ben, 'GET', '/conversations/1', {
      headers: { Cookie: 'postroom_contact=closed' },
    });
    expect(await closed.text()).not.toContain('contact-card');
    const { text } = await page(desk, desk.people.ben, '/conversations/1/contact');
    expect(text).toContain('id="contact-card"');
  });
});

test('whether images are loaded in a contact’s mail is chosen in the panel, and told in it to who only reads', async () => {
  await using desk = await withLetters();
  const { ben, rita } = desk.people;
  const panel = async (who: Person) => (await page(desk, who, '/conversations/1/contact')).text;
  expect(await panel(rita)).not.toContain('id="contact-images"');
  expect(await panel(ben)).toMatch(/name="shown" value="yes">Always show them/);
  const answer = await send(desk, ben, 'PUT', 'images', { shown: 'yes', conversation: '1' }, 'contact-card');
  expect(await answer.text()).toMatch(/name="shown" value="no">Stop showing them/);
  expect(desk.row('SELECT shows_images FROM contact WHERE id = ?', CARLA)).toEqual({ shows_images: 1 });
  expect(await panel(rita)).toContain('Loaded at once in their mail');
  expect((await send(desk, ben, 'PUT', 'images', { shown: 'perhaps' }, 'contact-card')).status).toBe(422);
  // The thread's own switch is the same one.
  const thread = await (await desk.ask(ben, 'GET', '/conversations/1/thread')).text();
  expect(thread).toContain(`live-contact-${CARLA} from:body`);
});

describe('a contact', () => {
  test('W4: is shown to who may read a mailbox they wrote to, and is not there for others', async () => {
    await using desk = await withLetters();
    const { ben, rita, sam } = desk.people;
    expect((await page(desk, null, '/contacts/1')).status).toBe(303);
    expect((await page(desk, ben, '/contacts/2')).status).toBe(404);
    expect((await page(desk, ben, '/contacts/999')).status).toBe(404);
    expect((await page(desk, sam, '/conversations/1/contact')).status).toBe(404);
    const read = await page(desk, rita, '/contacts/1');
    expect([read.status, read.text.includes('<form id="contact')]).toEqual([200, false]);
    expect(read.text).not.toContain('/contacts/1/note');
    expect((await page(desk, sam, '/contacts/1')).text).not.toContain('for support');
  });

  test.each(changes)('W4: %s %s is for who may manage such a mailbox', async (method, path, form) => {
    await using desk = await withLetters();
    const { ada, rita, sam } = desk.people;
    desk.rows('UPDATE conversation SET contact_id = 2 WHERE mailbox_id = ?', desk.sales);
    const before = known(desk);
    const refused = [
      await send(desk, null, method, path, form),
      await send(desk, sam, method, path, form),
      await send(desk, rita, method, path, form),
    ];
    expect(refused.map(({ status }) => status)).toEqual([303, 404, 403]);
    expect(known(desk)).toEqual(before);
    if (method !== 'DELETE') {
      expect((await send(desk, ada, method, path, form)).status).toBe(303);
      expect(known(desk)).not.toEqual(before);
    }
  });

  test('is renamed, noted, given and taken addresses, each with a line of the story', async () => {
    await using desk = await withLetters();
    const { ben } = desk.people;
    for (const [method, path, form] of changes.filter(([method]) => method !== 'DELETE'))
      expect((await send(desk, ben, method, path, form)).status).toBe(303);
    await send(desk, ben, 'DELETE', `addresses/${encodeURIComponent('carla@customer.example')}`, {});
    expect(known(desk)).toEqual([
      [
        { id: 1, name: 'Carla Customer', note: 'Call her', shows_images: 1 },
        { id: 2, name: 'Dora', note: '', shows_images: 0 },
      ],
      [
        { address: 'carla@home.example', contact_id: 1 },
        { address: 'dora@other.example', contact_id: 2 },
      ],
      [{ pattern: 'carla@customer.example', verdict: 'block' }],
    ]);
    const told = desk.rows<{ name: string }>(
      "SELECT name FROM event WHERE name LIKE 'contact.%' AND actor = ?",
      `user:${ben.id}`,
    );
    expect(told.map(({ name }) => name)).toEqual([
      'contact.renamed',
      'contact.noted',
      'contact.images_allowed',
      'contact.address-added',
      'contact.address-removed',
    ]);
  });

  test('a note that somebody changed meanwhile is not written over; what was typed is kept', async () => {
    await using desk = await withLetters();
    const { ada, ben } = desk.people;
    await send(desk, ada, 'PUT', 'note', { note: 'Ada’s words', seen: '' });
    const response = await send(desk, ben, 'PUT', 'note', { note: 'Ben’s words', seen: '' }, 'contact-card');
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).toContain('Ada’s words');
    expect(text).toContain('Ben’s words</textarea>');
    expect(desk.row('SELECT note FROM contact WHERE id = 1')).toEqual({ note: 'Ada’s words' });
  });

  test.each([
    ['another contact’s address', 'POST', 'addresses', { address: 'DORA@other.example' }, 'belongs to another contact'],
    ['no address', 'POST', 'addresses', { address: 'dora at home' }, 'not an email address'],
    ['the last address', 'DELETE', `addresses/${encodeURIComponent('carla@customer.example')}`, {}, 'at least one'],
    ['a name of several lines', 'PUT', 'name', { name: 'a\nb' }, 'can’t be used here'],
    ['a note beyond all length', 'PUT', 'note', { note: 'x'.repeat(10_001), seen: '' }, 'too long'],
  ])('bad input: %s', async (_, method, path, form, said) => {
    await using desk = await withLetters();
    const { ben } = desk.people;
    const before = known(desk);
    const response = await send(desk, ben, method, path, form as Asked['form'], 'contact-card');
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(said);
    const plain = await send(desk, ben, method, path, form as Asked['form']);
    expect([plain.status, (await plain.text()).includes('<h1 class="contact-name">')]).toEqual([422, true]);
    expect(known(desk)).toEqual(before);
  });

  test('a sender that is not this contact’s, or a verdict that is none, changes no list', async () => {
    await using desk = await withLetters();
    const { ben } = desk.people;
    const other = `senders/${encodeURIComponent('dora@other.example')}`;
    const own = `senders/${encodeURIComponent('carla@customer.example')}`;
    await send(desk, ben, 'PUT', other, { verdict: 'block' });
    await send(desk, ben, 'PUT', own, { verdict: 'maybe' });
    expect(desk.rows('SELECT * FROM sender_list')).toEqual([]);
    await send(desk, ben, 'PUT', own, { verdict: 'allow' });
    const back = await desk.ask(ben, 'PUT', `/contacts/1/${own}`, {
      form: { verdict: 'none' },
      headers: { Referer: `${ORIGIN}/conversations/1?list=open` },
    });
    expect(back.headers.get('Location')).toBe('/conversations/1?list=open');
    expect(desk.rows('SELECT * FROM sender_list')).toEqual([]);
  });
});
