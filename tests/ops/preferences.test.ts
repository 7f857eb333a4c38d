import { expect, test } from 'vitest';
import { openDesk } from '#tests/inbox/desk.ts';

const ALL = { assignOnReply: '1', signedReplyAddress: '1', signedBounceAddress: '1' };

test('preferences are for admins alone', async () => {
  await using desk = await openDesk();
  for (const [who, status] of [
    [null, 303],
    [desk.people.ben, 403],
  ] as const) {
    expect((await desk.ask(who, 'GET', '/preferences')).status).toBe(status);
    expect((await desk.ask(who, 'PUT', '/preferences', { form: {} })).status).toBe(status);
  }
  expect(desk.rows('SELECT 1 FROM setting')).toEqual([]);
});

test('a switch that is not sent is off; only what changed is told', async () => {
  await using desk = await openDesk();
  const put = (form: Record<string, string>) => desk.ask(desk.people.ada, 'PUT', '/preferences', { form });
  const { signedBounceAddress: _, ...others } = ALL;
  expect((await put(others)).status).toBe(303);
  const told = desk.rows<{ data: string }>("SELECT data FROM event WHERE name = 'setting.changed'");
  expect(told.map(({ data }) => JSON.parse(data))).toEqual([{ setting: 'email.signedBounceAddress', value: false }]);
  const page = async () => (await desk.ask(desk.people.ada, 'GET', '/preferences')).text();
  const ticked = (html: string) => [...html.matchAll(/<input[^>]* name="(\w+)"[^>]* checked/g)].map(([, name]) => name);
  expect(ticked(await page())).toEqual(['assignOnReply', 'signedReplyAddress']);
  await put(ALL);
  expect(ticked(await page())).toEqual(Object.keys(ALL));
});
