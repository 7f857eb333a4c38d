import { expect, test } from 'vitest';
import { type Desk, openDesk } from '../desk.ts';
import { hand } from '../drafts/writing.ts';

/** Three open conversations, the first in the list at the end of this array, and Ben in the one between. */
async function threeOpen(env = {}) {
  const desk = await openDesk(env);
  const ids: number[] = [];
  for (let n = 0; n < 3; n++) {
    desk.clock.turn(1000);
    ids.push((await desk.receive({ subject: `Question ${n}` })).conversationId);
  }
  const [last, middle, first] = ids as [number, number, number];
  return { desk, ben: desk.people.ben, last, middle, first };
}

const prefer = (desk: Desk, afterSend: string) =>
  desk.rows('UPDATE user SET preferences = ? WHERE id = ?', JSON.stringify({ afterSend }), desk.people.ben.id);

const from = (id: number) => ({ Referer: `http://postroom.test/conversations/${id}?list=open` });

async function send(desk: Desk, conversationId: number, go: string | null, htmx?: string) {
  const { ben } = desk.people;
  const draft = await hand(ben).open(conversationId);
  await hand(ben).save(draft, 'Here you are');
  const form = { text: 'Here you are', to: 'carla@customer.example', ...(go ? { go } : {}) };
  const headers = { ...from(conversationId), 'HX-Current-URL': from(conversationId).Referer };
  return desk.ask(ben, 'POST', `/drafts/${draft}/dispatch`, { form, headers, ...(htmx ? { htmx } : {}) });
}

test('after sending one goes where was chosen beside Send, else where one prefers, without JavaScript too', async () => {
  const { desk, last, middle } = await threeOpen();
  await using _ = desk;
  const went = async (id: number, go: string | null) => (await send(desk, id, go)).headers.get('Location');
  expect(await went(middle, 'next')).toBe(`/conversations/${last}?list=open`);
  expect(await went(last, 'next')).toBe('/inbox/open');
  expect(await went(middle, 'back')).toBe('/inbox/open');
  expect(await went(middle, null)).toBe(`/conversations/${middle}?list=open`);
  prefer(desk, 'next');
  expect(await went(middle, null)).toBe(`/conversations/${last}?list=open`);
  expect(await went(middle, 'stay')).toBe(`/conversations/${middle}?list=open`);
});

test('without JavaScript one stays in the list one came from, and as far back in the conversation', async () => {
  const { desk, ben, middle } = await threeOpen();
  await using _ = desk;
  const place = '?list=unassigned&mailbox=1&messages=70';
  const headers = { Referer: `http://postroom.test/conversations/${middle}${place}` };
  const went = async (method: string, path: string, form = {}) =>
    (await desk.ask(ben, method, path, { form, headers })).headers.get('Location');
  expect(await went('POST', `/conversations/${middle}/drafts`, { audience: 'all' })).toBe(
    `/conversations/${middle}${place}#composer`,
  );
  const draft = desk.row<{ id: number }>('SELECT id FROM draft').id;
  const form = { text: 'Here you are', to: 'carla@customer.example', go: 'stay' };
  expect(await went('POST', `/drafts/${draft}/dispatch`, form)).toBe(`/conversations/${middle}${place}`);
  expect(await went('POST', '/messages/1/sender-images')).toMatch(/\?list=unassigned&mailbox=1#message-1$/);
});

test('a page with JavaScript is told where to go and keeps what it has', async () => {
  const { desk, middle } = await threeOpen();
  await using _ = desk;
  const answer = await send(desk, middle, 'next', 'composer');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Postroom-Onward')).toBe('next');
  expect((await send(desk, middle, 'stay', 'composer')).headers.has('Postroom-Onward')).toBe(false);
});

test('an answer that is held needs its author: one stays', async () => {
  const { desk, ben, middle } = await threeOpen();
  await using _ = desk;
  const draft = await hand(ben).open(middle);
  await hand(ben).save(draft, 'Here you are');
  await desk.receive({ conversationId: middle });
  const form = { go: 'next', text: 'Here you are', to: 'carla@customer.example', seen: '1' };
  const answer = await desk.ask(ben, 'POST', `/drafts/${draft}/dispatch`, { form, htmx: 'composer' });
  expect(await answer.text()).toContain('Held back');
  expect(answer.headers.has('Postroom-Onward')).toBe(false);
});

test('closing goes on as one prefers; opening again stays', async () => {
  const { desk, ben, last, middle, first } = await threeOpen();
  await using _ = desk;
  const change = (id: number, status: string, htmx?: string) =>
    desk.ask(ben, 'PUT', `/conversations/${id}/status`, {
      form: { status },
      headers: from(id),
      ...(htmx ? { htmx } : {}),
    });
  expect((await change(first, 'closed', 'conversation-head')).headers.has('Postroom-Onward')).toBe(false);
  prefer(desk, 'next');
  expect((await change(middle, 'closed')).headers.get('Location')).toBe(`/conversations/${last}?list=open`);
  expect((await change(middle, 'open', 'conversation-head')).headers.has('Postroom-Onward')).toBe(false);
  expect((await change(middle, 'closed', 'conversation-head')).headers.get('Postroom-Onward')).toBe('next');
});

test('W4: where one goes on after somebody else’s conversation is told to nobody', async () => {
  const { desk, middle } = await threeOpen();
  await using _ = desk;
  const { sam, rita } = desk.people;
  const close = (who: typeof sam | null) =>
    desk.ask(who, 'PUT', `/conversations/${middle}/status`, { form: { status: 'closed' }, headers: from(middle) });
  expect((await close(null)).headers.get('Location')).toMatch(/^\/sign-in/);
  expect((await close(sam)).status).toBe(404);
  expect((await close(rita)).status).toBe(403);
});

test('whoever went on sees the answer that still waits, and can take it back where it is', async () => {
  const { desk, ben, middle, first } = await threeOpen();
  await using _ = desk;
  await send(desk, middle, 'next');
  const draft = desk.row<{ id: number }>('SELECT id FROM draft').id;
  const bar = async (id: number, who = ben) =>
    /<section id="leaving".*?<\/section>/s.exec(await (await desk.ask(who, 'GET', `/conversations/${id}`)).text())![0];
  expect(await bar(first)).toContain('Answer to carla@customer.example');
  expect(await bar(first)).toContain(`action="/drafts/${draft}/dispatch"`);
  expect(await bar(middle)).not.toContain('Answer to');
  expect(await bar(first, desk.people.ada)).not.toContain('Answer to');
  const url = `http://postroom.test/conversations/${first}`;
  const headers = { 'HX-Current-URL': url };
  expect(await (await desk.ask(ben, 'GET', '/drafts/leaving', { headers, htmx: 'leaving' })).text()).toContain(
    'Answer to carla',
  );
  expect((await desk.ask(null, 'GET', '/drafts/leaving')).status).toBe(303);
  const back = await desk.ask(ben, 'POST', `/drafts/${draft}/dispatch`, { form: { _method: 'DELETE' } });
  expect(back.headers.get('Location')).toBe(`/conversations/${middle}?list=open#composer`);
  expect(await bar(first)).not.toContain('Answer to');
});
