import { describe, expect, test } from 'vitest';
import { classifier, rspamdUrl } from '#src/channels/email/spam/settings.ts';
import { refuseDmarcReject, trustedArcSealers } from '#src/mail/authentication/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { openDesk } from '#tests/inbox/desk.ts';
import { startRspamdDouble } from './rspamd-double.ts';

const lists = (desk: Awaited<ReturnType<typeof openDesk>>) =>
  desk.rows('SELECT pattern, verdict FROM sender_list ORDER BY pattern').map((row) => Object.values(row).join(' '));
const events = (desk: Awaited<ReturnType<typeof openDesk>>) =>
  desk
    .rows<{ name: string }>("SELECT name FROM event WHERE name LIKE 'sender.%' OR name LIKE 'setting.%'")
    .map(({ name }) => name);

const ROUTES: [string, string, Record<string, string>][] = [
  ['GET', '/spam', {}],
  ['POST', '/spam/senders', { pattern: 'pest.example', verdict: 'block' }],
  ['DELETE', '/spam/senders/pest.example', {}],
  ['PUT', '/spam/classifier', { threshold: '0.99' }],
  ['PUT', '/spam/forgery', { refuses: '1', sealers: '' }],
  ['PUT', '/spam/rspamd', { url: 'http://127.0.0.1:1' }],
  ['PUT', '/spam/rspamd', { url: 'http://127.0.0.1:1', test: '1' }],
];

test.each(ROUTES)('%s %s is for admins alone', async (method, path, form) => {
  await using desk = await openDesk();
  const asked = method === 'GET' ? {} : { form };
  // To the sign-in page.
  expect((await desk.ask(null, method, path, asked)).status).toBe(303);
  expect((await desk.ask(desk.people.ben, method, path, asked)).status).toBe(403);
  expect(lists(desk)).toEqual([]);
  expect(events(desk)).toEqual([]);
});

test('forwarders are kept as domains; what is none is refused, and what was typed is kept', async () => {
  await using desk = await openDesk();
  const { ada } = desk.people;
  const put = (form: Record<string, string>) => desk.ask(ada, 'PUT', '/spam/forgery', { form });
  expect((await put({ refuses: '1', sealers: ' Lists.Example.org; münchen.de, lists.example.org ' })).status).toBe(303);
  expect(await readSetting(desk.ctx.db, refuseDmarcReject)).toBe(true);
  expect(await readSetting(desk.ctx.db, trustedArcSealers)).toEqual(['lists.example.org', 'xn--mnchen-3ya.de']);
  const refused = await put({ sealers: 'lists.example.org, <script>' });
  expect(refused.status).toBe(422);
  const page = await refused.text();
  expect(page).toContain('Domains look like example.com');
  expect(page).toContain('value="lists.example.org, &lt;script&gt;"');
  expect(await readSetting(desk.ctx.db, refuseDmarcReject)).toBe(true);
  expect(events(desk)).toEqual(['setting.changed', 'setting.changed']);
});

describe('the lists', () => {
  test('take a sender in, into one of them at a time, and let it go', async () => {
    await using desk = await openDesk();
    const { ada } = desk.people;
    const add = (pattern: string, verdict: string) =>
      desk.ask(ada, 'POST', '/spam/senders', { form: { pattern, verdict } });
    expect((await add(' Pest.Example', 'block')).status).toBe(303);
    await add('pest.example', 'block');
    await add('carla@pest.example', 'allow');
    expect(lists(desk)).toEqual(['carla@pest.example allow', 'pest.example block']);
    const page = await (await desk.ask(ada, 'GET', '/spam')).text();
    expect(page).toContain('carla@pest.example');
    await add('pest.example', 'allow');
    expect((await desk.ask(ada, 'DELETE', '/spam/senders/carla%40pest.example')).status).toBe(303);
    expect(lists(desk)).toEqual(['pest.example allow']);
    expect(events(desk)).toEqual(['sender.listed', 'sender.listed', 'sender.listed', 'sender.unlisted']);
  });

  test.each([
    ['nonsense', 'neither an address nor a domain'],
    ['', 'fill this in'],
    ['support@acme.example', 'your own'],
    ['acme.example', 'your own'],
  ])('refuse %j and keep what was typed', async (pattern, sentence) => {
    await using desk = await openDesk();
    const answer = await desk.ask(desk.people.ada, 'POST', '/spam/senders', { form: { pattern, verdict: 'allow' } });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(sentence);
    expect(page).toContain(`value="${pattern}"`);
    expect(page).toMatch(/<option value="allow" selected/);
    expect(lists(desk)).toEqual([]);
  });
});

test('the classifier is switched and tuned, with one event for each change', async () => {
  await using desk = await openDesk();
  const put = (form: Record<string, string>) => desk.ask(desk.people.ada, 'PUT', '/spam/classifier', { form });
  expect((await put({ threshold: '0.99' })).status).toBe(303);
  await put({ threshold: '0.99' });
  expect(await readSetting(desk.ctx.db, classifier)).toEqual({ isOn: false, threshold: 0.99 });
  expect(events(desk)).toEqual(['setting.changed']);
  expect((await put({ threshold: '0' })).status).toBe(422);
});

describe('rspamd', () => {
  test('is kept by its address alone; another kind of address is refused and shown again', async () => {
    await using desk = await openDesk();
    const put = (url: string) => desk.ask(desk.people.ada, 'PUT', '/spam/rspamd', { form: { url } });
    expect((await put(' http://127.0.0.1:11333/ ')).status).toBe(303);
    expect(await readSetting(desk.ctx.db, rspamdUrl)).toBe('http://127.0.0.1:11333');
    for (const url of [
      'ftp://a.example',
      'file:///etc/passwd',
      'http://a.example/x',
      'http://u:p@a.example',
      'nonsense',
    ]) {
      const answer = await put(url);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(`value="${url}"`);
    }
    expect(await readSetting(desk.ctx.db, rspamdUrl)).toBe('http://127.0.0.1:11333');
  });

  test('W5: a test shows its action and score, and of anything else that answers there nothing', async () => {
    await using desk = await openDesk();
    await using double = startRspamdDouble();
    const tried = async () => {
      const answer = await desk.ask(desk.people.ada, 'PUT', '/spam/rspamd', { form: { url: double.url, test: '1' } });
      return answer.text();
    };
    double.answers = () => Response.json({ action: 'reject', score: 15, symbols: {} });
    expect(await tried()).toContain('reject (15.0 points)');
    expect(double.asked[0]!.body).toContain('GTUBE');
    double.answers = () => new Response('<secret>', { status: 200 });
    const other = await tried();
    expect(other).toContain('no usable answer');
    expect(other).not.toContain('secret');
    double.answers = () => Response.json({ action: '<b>secret</b>', score: 1 });
    expect(await tried()).not.toContain('secret');
    // Trying is not keeping.
    expect(await readSetting(desk.ctx.db, rspamdUrl)).toBe('');
  });
});

describe('blocking from a message', () => {
  test('is for those who may treat the conversation, and shows others nothing of it', async () => {
    await using desk = await openDesk();
    const { messageId } = await desk.receive({ from: 'pest@pest.example' });
    const block = (who: Parameters<typeof desk.ask>[0]) =>
      desk.ask(who, 'POST', '/spam/senders', { form: { messageId: String(messageId) } });
    expect((await block(null)).headers.get('Location')).toMatch(/^\/sign-in/);
    expect((await block(desk.people.sam)).status).toBe(404);
    expect((await block(desk.people.rita)).status).toBe(403);
    expect(lists(desk)).toEqual([]);
  });

  test('blocks the address alone, and puts a conversation of theirs into spam', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    const { messageId, conversationId } = await desk.receive({ from: 'Pest@Pest.example' });
    const page = await (await desk.ask(ben, 'GET', `/conversations/${conversationId}`)).text();
    expect(page).toContain(`name="messageId" value="${messageId}"`);
    const answer = await desk.ask(ben, 'POST', '/spam/senders', { form: { messageId: String(messageId) } });
    expect(answer.headers.get('Location')).toBe(`/conversations/${conversationId}`);
    expect(lists(desk)).toEqual(['pest@pest.example block']);
    expect(desk.row('SELECT status FROM conversation WHERE id = ?', conversationId)).toEqual({ status: 'spam' });
    expect(events(desk)).toEqual(['sender.listed']);
  });

  test('leaves a conversation where it is that somebody else began', async () => {
    await using desk = await openDesk();
    const { conversationId } = await desk.receive({});
    const { messageId } = await desk.receive({ conversationId, from: 'pest@pest.example' });
    await desk.ask(desk.people.ben, 'POST', '/spam/senders', { form: { messageId: String(messageId) } });
    expect(desk.row('SELECT status FROM conversation WHERE id = ?', conversationId)).toEqual({ status: 'open' });
  });

  test('a server that reports of our own mail is not blocked, and its message offers no such thing', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    const bounce = { from: 'mailer-daemon@pest.example', marks: { automatic: 'bounce' as const } };
    const { messageId, conversationId } = await desk.receive(bounce);
    const page = await (await desk.ask(ben, 'GET', `/conversations/${conversationId}`)).text();
    expect(page).not.toContain('name="messageId"');
    const answer = await desk.ask(ben, 'POST', '/spam/senders', { form: { messageId: String(messageId) } });
    expect([answer.status, lists(desk)]).toEqual([422, []]);
  });

  test.each(['', 'x', '-1', '1e3'])('takes no other number for a message: %j', async (messageId) => {
    await using desk = await openDesk();
    const answer = await desk.ask(desk.people.ben, 'POST', '/spam/senders', { form: { messageId } });
    expect(answer.status).toBe(422);
  });

  test('never blocks ourselves, whoever wrote our name on a mail', async () => {
    await using desk = await openDesk();
    const { messageId } = await desk.receive({ from: 'support@acme.example' });
    const form = { messageId: String(messageId) };
    expect((await desk.ask(desk.people.ben, 'POST', '/spam/senders', { form })).status).toBe(422);
    expect(lists(desk)).toEqual([]);
  });
});

test('a message in spam says why, until it is taken out of there', async () => {
  await using desk = await openDesk();
  const { ben } = desk.people;
  const { conversationId } = await desk.receive({});
  desk.rows(
    `INSERT INTO spam_verdict SELECT raw_id, 1, '[{"kind":"learned","probability":0.98,"words":["<b>prize"]}]' FROM message`,
  );
  const thread = async () => (await desk.ask(ben, 'GET', `/conversations/${conversationId}`)).text();
  expect(await thread()).not.toContain('Spam because');
  await desk.ask(ben, 'POST', `/conversations/${conversationId}/spam`);
  expect(await thread()).toContain('it reads like mail that was marked as spam here (98 %)');
  expect(await thread()).toContain('<bdi>&lt;b&gt;prize</bdi>');
});
