import { describe, expect, test } from 'vitest';
import { grantAccess } from '#src/company/access/index.ts';
import { type Desk, ORIGIN, openDesk, type Person } from '../desk.ts';

const some = async (desk: Desk, count: number, mailboxId = desk.support) =>
  (await desk.receiveAll(Array.from({ length: count }, () => ({ mailboxId })))).map((each) => each.conversationId);

function ticked(ids: number[], more: Record<string, string>): FormData {
  const form = new FormData();
  for (const id of ids) form.append('id', String(id));
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  return form;
}
const at = (path: string) => ({ 'HX-Current-URL': ORIGIN + path });
const treat = (desk: Desk, who: Person | null, ids: number[], act: string, path = '/inbox/open') =>
  desk.ask(who, 'POST', '/treatments', { form: ticked(ids, { act }), headers: at(path), htmx: 'conversation-list' });
const statuses = (desk: Desk) =>
  desk.rows<{ status: string }>('SELECT status FROM conversation ORDER BY id').map(({ status }) => status);
const undoPath = (page: string) => /\/treatments\/[\w-]{36}/.exec(page)![0];

describe('several conversations', () => {
  test('are treated from the list, which comes back without them and says how to take it back', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    const ids = await some(desk, 3);
    const response = await treat(desk, ben, ids.slice(0, 2), 'closed');
    const page = await response.text();
    expect([response.status, [...page.matchAll(/id="row-(\d+)"/g)].map(([, id]) => Number(id))]).toEqual([200, [3]]);
    expect(page).toContain('2 conversations closed.');
    const back = await desk.ask(ben, 'DELETE', undoPath(page), {
      headers: at('/inbox/open'),
      htmx: 'conversation-list',
    });
    expect(await back.text()).toContain('2 conversations as before.');
    expect(statuses(desk)).toEqual(['open', 'open', 'open']);
  });

  test('work without JavaScript: one is back at the list, with the way to undo', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    const ids = await some(desk, 2);
    const form = ticked(ids, { act: 'spam' });
    const headers = { Referer: `${ORIGIN}/inbox/open?mailbox=${desk.support}` };
    const response = await desk.ask(ben, 'POST', '/treatments', { form, headers });
    const where = response.headers.get('Location')!;
    expect([response.status, where]).toEqual([303, expect.stringMatching(/^\/inbox\/open\?mailbox=1&treated=/)]);
    const page = await (await desk.ask(ben, 'GET', where)).text();
    expect(page).toContain('2 conversations marked as spam.');
    const undone = await desk.ask(ben, 'POST', undoPath(page), {
      form: { _method: 'DELETE' },
      headers: { Referer: ORIGIN + where },
    });
    expect([undone.status, undone.headers.get('Location')]).toEqual([303, '/inbox/open?mailbox=1']);
    expect(statuses(desk)).toEqual(['open', 'open']);
  });

  test('of a whole list are those it had when it was seen, and none that came later', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    await some(desk, 60);
    const seenAt = desk.clock.now();
    desk.clock.turn(1000);
    await some(desk, 2);
    const form = ticked([], { act: 'trash', all: '1', asOf: String(seenAt) });
    const page = await desk.ask(ben, 'POST', '/treatments', {
      form,
      headers: at('/inbox/open'),
      htmx: 'conversation-list',
    });
    expect(await page.text()).toContain('60 conversations moved to the trash.');
    expect(statuses(desk).filter((status) => status === 'open')).toHaveLength(2);
  });

  test.each([
    ['no treatment', { id: '1' }, 422],
    ['a treatment that is none', { id: '1', act: 'merge' }, 422],
    ['part of a treatment', { id: '1', act: 'move-' }, 422],
    ['nobody we know', { id: '1', act: 'assign-999' }, 422],
    ['a mailbox that is not there', { id: '1', act: 'move-999' }, 422],
    ['nothing ticked', { act: 'closed' }, 422],
    ['a conversation that is none', { id: '1e3', act: 'closed' }, 422],
    ['one that is not there', { id: '999', act: 'closed' }, 404],
    ['a whole list as of no time', { all: '1', asOf: 'now', act: 'closed' }, 422],
  ])('bad input: %s', async (_, fields, status) => {
    await using desk = await openDesk();
    await some(desk, 1);
    const asked = { form: fields as Record<string, string>, headers: at('/inbox/open'), htmx: 'conversation-list' };
    expect((await desk.ask(desk.people.ben, 'POST', '/treatments', asked)).status).toBe(status);
    expect(statuses(desk)).toEqual(['open']);
  });

  test('W4: of a stranger, of another mailbox, of who may only read nothing is changed', async () => {
    await using desk = await openDesk();
    const { rita, sam } = desk.people;
    const ids = await some(desk, 2);
    expect((await treat(desk, null, ids, 'trash')).status).toBe(401);
    expect((await treat(desk, sam, ids, 'trash')).status).toBe(404);
    expect((await treat(desk, rita, ids, 'trash')).status).toBe(403);
    expect((await treat(desk, rita, ids, 'read')).status).toBe(200);
    expect((await treat(desk, sam, ids, 'trash', `/inbox/open?mailbox=${desk.support}`)).status).toBe(404);
    expect((await desk.ask(null, 'DELETE', '/treatments/x')).status).toBe(303);
    expect((await desk.ask(sam, 'DELETE', '/treatments/x')).status).toBe(409);
    expect(statuses(desk)).toEqual(['open', 'open']);
  });

  test('W4: who may only read is offered nothing but reading', async () => {
    await using desk = await openDesk();
    await some(desk, 1);
    const page = await (await desk.ask(desk.people.rita, 'GET', '/inbox/open')).text();
    expect([...page.matchAll(/name="act" value="([\w-]+)"/g)].map(([, act]) => act)).toEqual(['read', 'unread']);
  });
});

describe('one conversation', () => {
  test('is made unread from its menu, and left, so that it stays so', async () => {
    await using desk = await openDesk();
    const { ben } = desk.people;
    const [id] = await some(desk, 1);
    await desk.ask(ben, 'GET', `/conversations/${id}?list=open`);
    const path = `/conversations/${id}/unread`;
    const response = await desk.ask(ben, 'POST', path, {
      headers: at(`/conversations/${id}?list=open`),
      htmx: 'conversation',
    });
    expect(response.headers.get('HX-Push-Url')).toBe('/inbox/open');
    const page = await response.text();
    expect(page).toContain('class="conversation nothing"');
    expect(page).toMatch(/id="row-1"[^>]*data-unread/);
    const plain = await desk.ask(ben, 'POST', path, {
      headers: { Referer: `${ORIGIN}/conversations/${id}?list=open` },
    });
    expect([plain.status, plain.headers.get('Location')]).toEqual([303, '/inbox/open']);
    expect((await desk.ask(desk.people.sam, 'POST', path)).status).toBe(404);
    expect((await desk.ask(null, 'POST', path)).status).toBe(303);
  });

  test('W4: is moved by who works in both mailboxes; who can’t follow sees it vanish', async () => {
    await using desk = await openDesk();
    const { ada, ben, rita } = desk.people;
    await grantAccess(desk.ctx, ada.id, [desk.sales], ['full']);
    const [id] = await some(desk, 1);
    const path = `/conversations/${id}/mailbox`;
    const toSales = { form: { mailboxId: String(desk.sales) }, htmx: 'conversation-head' };
    const all = [
      await desk.ask(null, 'PUT', path, toSales),
      await desk.ask(desk.people.sam, 'PUT', path, toSales),
      await desk.ask(rita, 'PUT', path, toSales),
      await desk.ask(ben, 'PUT', path, toSales),
      await desk.ask(ada, 'PUT', path, { form: { mailboxId: 'x' } }),
    ];
    expect(all.map(({ status }) => status)).toEqual([401, 404, 403, 422, 422]);
    const moved = await desk.ask(ada, 'PUT', path, toSales);
    expect(await moved.text()).toContain('<span>Sales</span>');
    const gone = await desk.ask(ben, 'GET', `/conversations/${id}/head`, { htmx: 'conversation-head' });
    expect(gone.status).toBe(404);
    expect(await gone.text()).not.toContain('A question');
    expect(await (await desk.ask(ben, 'GET', '/inbox/open')).text()).not.toContain('id="row-');
    const thread = await desk.ask(ada, 'GET', `/conversations/${id}/thread`);
    expect(await thread.text()).toContain('Ada moved this from Support to Sales');
  });
});
