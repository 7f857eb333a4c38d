import { expect, test } from 'vitest';
import { type Actor, actorOf, can, grantsOfUser, joinTeams, type May, setAccess } from '#src/company/access/index.ts';
import { findMailbox } from '#src/company/mailboxes/index.ts';
import { addTeam, changeTeam, deleteTeam, listTeams, teamsOfUser } from '#src/company/teams/index.ts';
import { findUser } from '#src/company/users/index.ts';
import { Forbidden, Invalid, NotFound } from '#src/lib/errors.ts';
import { type Desk, openDesk } from '../inbox/desk.ts';

const rightsOf = async (desk: Desk, who: keyof Desk['people'], mailboxId: number): Promise<May[]> =>
  [...((await desk.people[who].actor()).grants.get(mailboxId) ?? [])].sort();

async function withTeam(desk: Desk, mays: May[], ...names: (keyof Desk['people'])[]) {
  const { ctx, people } = desk;
  const memberIds = names.map((name) => people[name].id);
  const id = await addTeam(people.ada.ctx, await people.ada.actor(), { name: 'Night shift', memberIds });
  await setAccess(ctx, desk.sales, { teamId: id }, mays);
  return id;
}

const told = (desk: Desk, after: number) =>
  desk.rows<{ name: string }>('SELECT name FROM event WHERE id > ? ORDER BY id', after).map(({ name }) => name);
const lastEvent = (desk: Desk) => desk.row<{ id: number }>('SELECT max(id) AS id FROM event').id;

test('W4: what a team may, each member may, beside what they may themselves, and nobody else', async () => {
  await using desk = await openDesk();
  await withTeam(desk, ['read', 'send_on_behalf'], 'rita', 'sam');
  expect(await rightsOf(desk, 'rita', desk.sales)).toEqual(['read', 'send_on_behalf']);
  expect(await rightsOf(desk, 'rita', desk.support)).toEqual(['read']);
  expect(await rightsOf(desk, 'sam', desk.sales)).toEqual(['full', 'read', 'send_as', 'send_on_behalf']);
  expect(await rightsOf(desk, 'ben', desk.sales)).toEqual([]);
  expect(await grantsOfUser(desk.ctx.db, desk.people.rita.id)).toEqual([{ mailboxId: desk.support, may: 'read' }]);
  const rita = await desk.people.rita.actor();
  expect(can(rita, 'mailbox.send', { mailboxId: desk.sales })).toBe(true);
  expect(can(rita, 'mailbox.send-as', { mailboxId: desk.sales })).toBe(false);
  expect(can(rita, 'mailbox.manage', { mailboxId: desk.sales })).toBe(false);
});

test('W4: who leaves a team, or whose team is deleted, loses what it brought; the story tells both', async () => {
  await using desk = await openDesk();
  const id = await withTeam(desk, ['full'], 'ben', 'rita');
  const ada = await desk.people.ada.actor();
  let from = lastEvent(desk);
  await changeTeam(desk.ctx, ada, id, { name: 'Night shift', memberIds: [desk.people.rita.id] });
  expect(told(desk, from)).toEqual(['team.left']);
  expect(await rightsOf(desk, 'ben', desk.sales)).toEqual([]);
  expect(await rightsOf(desk, 'rita', desk.sales)).toEqual(['full']);
  from = lastEvent(desk);
  await deleteTeam(desk.ctx, ada, id);
  expect(told(desk, from)).toEqual(['access.revoked', 'team.left', 'team.deleted']);
  expect(await rightsOf(desk, 'rita', desk.sales)).toEqual([]);
  expect(await listTeams(desk.ctx.db)).toEqual([]);
});

test('rights given and taken are told apart, and what stays as it is is not told', async () => {
  await using desk = await openDesk();
  const id = await withTeam(desk, ['read'], 'rita');
  const from = lastEvent(desk);
  await setAccess(desk.ctx, desk.sales, { teamId: id }, ['full', 'send_as']);
  await setAccess(desk.ctx, desk.sales, { teamId: id }, ['send_as', 'full']);
  const events = desk.rows('SELECT name, subject, subject_id, data FROM event WHERE id > ? ORDER BY id', from);
  const about = { subject: 'mailbox', subject_id: desk.sales };
  expect(events).toEqual([
    { name: 'access.revoked', ...about, data: JSON.stringify({ teamId: id, mays: ['read'] }) },
    { name: 'access.granted', ...about, data: JSON.stringify({ teamId: id, mays: ['full', 'send_as'] }) },
  ]);
});

test('a team’s name is its own, whatever its case, and its members are people who work here', async () => {
  await using desk = await openDesk();
  const ada = await desk.people.ada.actor();
  const id = await addTeam(desk.ctx, ada, { name: 'Nights', memberIds: [desk.people.ben.id] });
  const add = (form: { name: string; memberIds: number[] }) => addTeam(desk.ctx, ada, form);
  await expect(add({ name: 'NIGHTS', memberIds: [] })).rejects.toThrow(Invalid);
  await expect(add({ name: 'Days', memberIds: [999] })).rejects.toThrow(Invalid);
  await changeTeam(desk.ctx, ada, id, { name: 'nights', memberIds: [] });
  expect((await listTeams(desk.ctx.db)).map(({ name }) => name)).toEqual(['nights']);
  await expect(changeTeam(desk.ctx, ada, 999, { name: 'x', memberIds: [] })).rejects.toThrow(NotFound);
  await joinTeams(desk.ctx, desk.people.sam.id, [id]);
  expect(await teamsOfUser(desk.ctx.db, desk.people.sam.id)).toEqual([{ id, name: 'nights' }]);
});

test('W4: only an admin makes, changes and deletes teams', async () => {
  await using desk = await openDesk();
  const id = await withTeam(desk, ['read'], 'rita');
  const form = { name: 'Mine', memberIds: [desk.people.ben.id] };
  for (const actor of [null, await desk.people.ben.actor()] as (Actor | null)[]) {
    await expect(addTeam(desk.ctx, actor, form)).rejects.toThrow(Forbidden);
    await expect(changeTeam(desk.ctx, actor, id, form)).rejects.toThrow(Forbidden);
    await expect(deleteTeam(desk.ctx, actor, id)).rejects.toThrow(Forbidden);
  }
});

test('a mailbox knows all its addresses, the primary one first', async () => {
  await using desk = await openDesk();
  desk.rows(`INSERT INTO mailbox_address VALUES ('a@acme.example', ${desk.support}, 0)`);
  const mailbox = await findMailbox(desk.ctx.db, desk.support);
  expect(mailbox).toMatchObject({
    address: 'support@acme.example',
    addresses: ['support@acme.example', 'a@acme.example'],
    signature: '',
    archivedAt: null,
  });
  expect((await actorOf(desk.ctx.db, (await findUser(desk.ctx.db, desk.people.sam.id))!)).grants.size).toBe(1);
});
