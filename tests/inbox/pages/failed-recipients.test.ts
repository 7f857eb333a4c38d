import { expect, test } from 'vitest';
import { type Desk, openDesk, type Person } from '../desk.ts';
import { channel, hand, windowEnds } from '../drafts/writing.ts';

const WRONG = 'carla@customr.example';
const RIGHT = 'carla@customer.example';

/** Ben answered two people; neither got it: one failed, one waits for its next try. */
async function unreached(desk: Desk) {
  const { conversationId } = await desk.receive();
  const draft = await hand(desk.people.ben).open(conversationId);
  await hand(desk.people.ben).save(draft, 'Here you are');
  await hand(desk.people.ben).send(draft);
  await windowEnds(desk, channel());
  const message = desk.row<{ id: number; raw_id: number }>("SELECT id, raw_id FROM message WHERE kind = 'out'");
  desk.rows('DELETE FROM recipient');
  for (const address of [WRONG, 'it@slow.example'])
    desk.rows('INSERT INTO recipient (raw_id, address, queued_at, at) VALUES (?, ?, 1, 1)', message.raw_id, address);
  const set = (address: string, state: string) =>
    desk.rows('UPDATE recipient SET state = ?, next_try_at = NULL WHERE address = ?', state, address);
  set(WRONG, 'failed');
  set('it@slow.example', 'delayed');
  return { conversationId, messageId: message.id, rawId: message.raw_id, set };
}

const fates = (desk: Desk) =>
  desk.rows<{ address: string; state: string; replaced_by: string | null }>(
    'SELECT address, state, replaced_by FROM recipient ORDER BY address',
  );

const ask = (
  desk: Desk,
  who: Person | null,
  method: string,
  path: string,
  form: Record<string, string>,
  htmx?: string,
) => desk.ask(who, method, path, { form, ...(htmx ? { htmx } : {}) });

test('a mail goes to the right address instead of the wrong one, and the thread and the mail log tell who saw to it', async () => {
  await using desk = await openDesk();
  const { conversationId, messageId, rawId } = await unreached(desk);
  const url = `/messages/${messageId}/recipients`;
  const answer = await ask(desk, desk.people.ada, 'PUT', url, { address: WRONG, to: ` ${RIGHT} ` }, 'thread');
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(html).toContain(`Sent to ${RIGHT} instead`);
  expect(html).toContain(`Ada sent this to ${RIGHT} instead of ${WRONG}`);
  expect(fates(desk)).toEqual([
    { address: RIGHT, state: 'queued', replaced_by: null },
    { address: WRONG, state: 'cancelled', replaced_by: RIGHT },
    { address: 'it@slow.example', state: 'delayed', replaced_by: null },
  ]);
  expect(desk.events(conversationId)).toContain('recipient.readdressed');
  const story = await (await desk.ask(desk.people.ada, 'GET', `/mail-log/${rawId}`)).text();
  expect(story).toContain('Sent to another address by Ada');
  expect(story).toContain('Queued for 2 recipients');
  const found = await (await desk.ask(desk.people.ada, 'GET', `/mail-log?q=${encodeURIComponent(RIGHT)}`)).text();
  expect(found).toContain(`/mail-log/${rawId}`);
});

test('an address given up for another one can be returned to', async () => {
  await using desk = await openDesk();
  const { messageId, set } = await unreached(desk);
  const url = `/messages/${messageId}/recipients`;
  await ask(desk, desk.people.ben, 'PUT', url, { address: WRONG, to: RIGHT });
  set(RIGHT, 'failed');
  expect((await ask(desk, desk.people.ben, 'PUT', url, { address: RIGHT, to: WRONG })).status).toBe(303);
  expect(fates(desk).slice(0, 2)).toEqual([
    { address: RIGHT, state: 'cancelled', replaced_by: WRONG },
    { address: WRONG, state: 'queued', replaced_by: null },
  ]);
});

test('a reply where only we have written goes to the address that was put right', async () => {
  await using desk = await openDesk();
  const { conversationId, messageId } = await unreached(desk);
  // As if we had begun it: what the customer wrote is no message of this conversation.
  desk.rows("DELETE FROM message WHERE kind = 'in'");
  const people = { from: null, to: [{ name: 'Carla', address: WRONG }], cc: [], replyTo: [] };
  desk.rows('UPDATE message SET people = ? WHERE id = ?', JSON.stringify(people), messageId);
  const url = `/messages/${messageId}/recipients`;
  await ask(desk, desk.people.ben, 'PUT', url, { address: WRONG, to: RIGHT });
  await desk.ask(desk.people.ben, 'POST', `/conversations/${conversationId}/drafts`, { form: { audience: 'all' } });
  const { content } = desk.row<{ content: string }>('SELECT content FROM draft');
  expect(JSON.parse(content).to).toEqual([{ name: 'Carla', address: RIGHT }]);
});

test('L3: an address that is none, is ours, or gets the mail anyway, is refused beside what was typed', async () => {
  await using desk = await openDesk();
  const { messageId } = await unreached(desk);
  const url = `/messages/${messageId}/recipients`;
  for (const [to, says] of [
    ['carla at customer', 'This is not an email address'],
    ['IT@slow.example', 'goes to that address already'],
    [WRONG, 'goes to that address already'],
    ['a@b.example\r\nRCPT TO:<x@y.example>', 'This is not an email address'],
    ['Support+c1@ACME.example', 'the address it leaves from'],
  ] as const) {
    for (const htmx of ['thread', undefined]) {
      const answer = await ask(desk, desk.people.ben, 'PUT', url, { address: WRONG, to }, htmx);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(says);
    }
  }
  const before = fates(desk);
  expect((await ask(desk, desk.people.ben, 'PUT', url, { address: 'who@else.example', to: RIGHT })).status).toBe(422);
  expect(fates(desk)).toEqual(before);
});

test('who may answer tries again and cancels; what was done is told in the thread, and too late is no error', async () => {
  await using desk = await openDesk();
  const { conversationId, messageId, set } = await unreached(desk);
  const url = `/messages/${messageId}/recipients`;
  const tried = await ask(desk, desk.people.ben, 'POST', `${url}/tries`, { address: WRONG }, 'thread');
  expect(await tried.text()).toContain(`Ben had the mail to ${WRONG} tried again`);
  const address = encodeURIComponent('it@slow.example');
  const cancelled = await desk.ask(desk.people.ben, 'DELETE', `${url}?address=${address}`, { htmx: 'thread' });
  expect(await cancelled.text()).toContain('Ben cancelled the mail to it@slow.example');
  expect(fates(desk).map(({ state }) => state)).toEqual(['queued', 'cancelled']);
  set(WRONG, 'sent');
  expect((await ask(desk, desk.people.ben, 'POST', `${url}/tries`, { address: WRONG }, 'thread')).status).toBe(200);
  expect(fates(desk)[0]).toMatchObject({ state: 'sent' });
  expect(desk.events(conversationId).filter((name) => name.startsWith('recipient.'))).toEqual([
    'recipient.retried',
    'recipient.cancelled',
  ]);
});

test('W4: whoever may not answer in its mailbox changes nothing about a mail, and is offered nothing', async () => {
  await using desk = await openDesk();
  const { conversationId, messageId } = await unreached(desk);
  const { sam, rita, ben } = desk.people;
  const url = `/messages/${messageId}/recipients`;
  const before = fates(desk);
  for (const [method, path] of [
    ['POST', `${url}/tries`],
    ['PUT', url],
    ['DELETE', url],
  ] as const) {
    const form = { address: WRONG, to: RIGHT };
    expect((await ask(desk, null, method, path, form)).status).not.toBe(200);
    expect((await ask(desk, sam, method, path, form)).status).toBe(404);
    expect((await ask(desk, rita, method, path, form)).status).toBe(403);
  }
  expect(fates(desk)).toEqual(before);
  const shown = async (who: Person) => (await desk.ask(who, 'GET', `/conversations/${conversationId}`)).text();
  expect(await shown(rita)).not.toContain('Change address');
  expect(await shown(ben)).toContain('Change address');
});

test('a message that came in has no recipients of ours', async () => {
  await using desk = await openDesk();
  await unreached(desk);
  const { id } = desk.row<{ id: number }>("SELECT id FROM message WHERE kind = 'in'");
  const tried = await ask(desk, desk.people.ben, 'POST', `/messages/${id}/recipients/tries`, { address: WRONG });
  expect(tried.status).toBe(404);
});

test('what an admin does in the queue is told in the conversation of the mail', async () => {
  await using desk = await openDesk();
  const { conversationId, rawId } = await unreached(desk);
  await ask(desk, desk.people.ada, 'POST', '/mail-log/queue', { one: `cancel ${rawId} it@slow.example` });
  const page = await (await desk.ask(desk.people.ben, 'GET', `/conversations/${conversationId}`)).text();
  expect(page).toContain('Ada cancelled the mail to it@slow.example');
});
