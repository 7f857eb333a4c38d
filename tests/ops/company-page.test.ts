import { expect, test } from 'vitest';
import { openDesk } from '#tests/inbox/desk.ts';

const ALL = { name: 'Lumen', assignOnReply: '1', signedReplyAddress: '1', signedBounceAddress: '1' };

test('what holds for the company is for admins alone', async () => {
  await using desk = await openDesk();
  for (const [who, status] of [
    [null, 303],
    [desk.people.ben, 403],
  ] as const) {
    expect((await desk.ask(who, 'GET', '/company')).status).toBe(status);
    expect((await desk.ask(who, 'PUT', '/company', { form: {} })).status).toBe(status);
  }
  expect(desk.rows('SELECT 1 FROM setting')).toEqual([]);
});

test('a switch that is not sent is off; only what changed is told', async () => {
  await using desk = await openDesk();
  const put = (form: Record<string, string>) => desk.ask(desk.people.ada, 'PUT', '/company', { form });
  const { signedBounceAddress: _, ...others } = ALL;
  expect((await put(others)).status).toBe(303);
  const told = desk.rows<{ data: string }>("SELECT data FROM event WHERE name = 'setting.changed'");
  expect(told.map(({ data }) => JSON.parse(data))).toEqual([
    { setting: 'company.name', value: 'Lumen' },
    { setting: 'email.signedBounceAddress', value: false },
  ]);
  const page = async () => (await desk.ask(desk.people.ada, 'GET', '/company')).text();
  const ticked = (html: string) => [...html.matchAll(/<input[^>]* name="(\w+)"[^>]* checked/g)].map(([, name]) => name);
  expect(ticked(await page())).toEqual(['assignOnReply', 'signedReplyAddress']);
  await put(ALL);
  expect(ticked(await page())).toEqual(['assignOnReply', 'signedReplyAddress', 'signedBounceAddress']);
});

test('the company has a new name above every page; without one nothing is changed and what was typed stays', async () => {
  await using desk = await openDesk();
  const put = (form: Record<string, string>) => desk.ask(desk.people.ada, 'PUT', '/company', { form });
  await put(ALL);
  expect(await (await desk.ask(desk.people.ben, 'GET', '/inbox/open')).text()).toContain('Lumen');
  const refused = await put({ ...ALL, name: 'x'.repeat(101) });
  expect([refused.status, (await refused.text()).includes('x'.repeat(101))]).toEqual([422, true]);
  expect(await (await desk.ask(desk.people.ben, 'GET', '/inbox/open')).text()).toContain('Lumen');
});
