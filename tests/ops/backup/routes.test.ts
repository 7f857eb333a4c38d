import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { invite, openSite, type Site, setUpSite } from '#tests/web/site.ts';

async function opened() {
  const site = await openSite();
  const admin = await setUpSite(site);
  const member = site.visitor();
  await member.send(await invite(admin, 'mia@acme.example'), { name: 'Mia', password: 'another long password' });
  return { site, admin, member, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() };
}

const events = ({ database }: Site) =>
  (
    database.sqlite.query("SELECT name FROM event WHERE name LIKE 'backup.%' OR name LIKE 'setting.%'").all() as {
      name: string;
    }[]
  ).map(({ name }) => name);

const BYTES = 'age-encryption.org/v1 all our mail';

/** A line of the list, and its file. */
function listed(site: Site, reason: string, name: string): string {
  const folder = join(site.ctx.config.dataFolder, 'backups');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, BYTES);
  site.database.sqlite.run(
    'INSERT INTO backup (reason, at, path, bytes, is_sealed, took_ms, counts) VALUES (?, 1, ?, 12, 0, 5, \'{"raw":2}\')',
    [reason, path],
  );
  return path;
}

test.each([
  ['GET', '/backups'],
  ['POST', '/backups'],
  ['PUT', '/backups/nightly'],
  ['POST', '/backups/1/download'],
  ['DELETE', '/backups/1'],
])('W4: %s %s is an admin’s: a stranger signs in, a member may not, and nothing happens', async (method, path) => {
  await using house = await opened();
  const { site, member } = house;
  const file = listed(site, 'nightly', 'a.db');
  const ask = (who: typeof member) => (method === 'GET' ? who.get(path) : who.send(path, {}, { method }));
  expect((await ask(site.visitor())).status).toBe(303);
  expect((await ask(member)).status).toBe(403);
  expect(existsSync(file)).toBe(true);
  expect(events(site)).toEqual([]);
  expect(site.database.sqlite.query("SELECT 1 FROM job WHERE kind = 'backup.make'").get()).toBeNull();
});

test('a download brings the file under its name, and is told before it begins', async () => {
  await using house = await opened();
  listed(house.site, 'nightly', 'postroom-2026.db');
  const answer = await house.admin.send('/backups/1/download');
  expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="postroom-2026.db"');
  expect(await answer.text()).toBe(BYTES);
  expect(events(house.site)).toEqual(['backup.downloaded']);
  expect((await house.admin.send('/backups/2/download')).status).toBe(404);
  expect((await house.admin.send('/backups/x/download')).status).toBe(404);
});

test('deleting removes the file too, but not one that the command line put somewhere', async () => {
  await using house = await opened();
  const { site, admin } = house;
  const [own, other] = [listed(site, 'nightly', 'postroom-2026-03-02-030000.db'), listed(site, 'command', 'b.db')];
  for (const id of [1, 2]) expect((await admin.send(`/backups/${id}`, {}, { method: 'DELETE' })).status).toBe(303);
  expect([existsSync(own), existsSync(other)]).toEqual([false, true]);
  expect(site.database.sqlite.query('SELECT count(*) AS n FROM backup').get()).toEqual({ n: 0 });
  expect(events(site)).toEqual(['backup.removed', 'backup.removed']);
});

test('W10: a list that came with a hostile database brings no other file of this machine, and removes none', async () => {
  await using house = await opened();
  const { site, admin } = house;
  const secret = listed(site, 'nightly', 'postroom-2026-03-02-030000.db');
  writeFileSync(secret, 'root:x:0:0');
  const database = listed(site, 'nightly', 'inbox.db');
  expect((await admin.send('/backups/1/download')).status).toBe(404);
  expect(await (await admin.get('/backups')).text()).not.toContain('/backups/1/download');
  for (const id of [1, 2]) expect((await admin.send(`/backups/${id}`, {}, { method: 'DELETE' })).status).toBe(303);
  expect([existsSync(secret), existsSync(database)]).toEqual([true, true]);
});

test('asked for twice, one is made', async () => {
  await using house = await opened();
  for (let i = 0; i < 2; i++) expect((await house.admin.send('/backups')).status).toBe(303);
  const jobs = house.site.database.sqlite.query("SELECT key, payload FROM job WHERE kind = 'backup.make'").all();
  expect(jobs).toEqual([{ key: 'asked', payload: '{"reason":"asked"}' }]);
});

describe('the nights', () => {
  const job = ({ database }: Site) =>
    database.sqlite.query("SELECT run_at AS at FROM job WHERE key = 'nightly'").get() as { at: number } | null;

  test('are set by hour, count and folder, which moves the timer; off, there is none', async () => {
    await using house = await opened();
    const { site, admin } = house;
    const wanted = { isOn: 'on', hour: '4', keep: '3', folder: site.ctx.config.dataFolder };
    expect((await admin.send('/backups/nightly', wanted, { method: 'PUT' })).status).toBe(303);
    expect(new Date(job(site)!.at).toISOString()).toMatch(/^2026-03-03T0\d:00/);
    const page = await (await admin.get('/backups')).text();
    expect(page).toContain('value="3"');
    const { isOn, ...off } = wanted;
    await admin.send('/backups/nightly', off, { method: 'PUT' });
    expect(job(site)).toBeNull();
    expect(events(site)).toEqual(['setting.changed', 'setting.changed']);
  });

  test.each([
    ['folder', { folder: 'relative/path' }],
    ['folder', { folder: '/nowhere/at/all' }],
    ['keep', { keep: '0' }],
    ['keep', { keep: 'many' }],
    ['hour', { hour: '24' }],
  ])('with a wrong %s (%j) nothing is saved, and what was typed stays', async (field, wrong) => {
    await using house = await opened();
    const wanted = { isOn: 'on', hour: '4', keep: '3', folder: '', ...wrong };
    const answer = await house.admin.send('/backups/nightly', wanted, { method: 'PUT' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(`id="${field}-error"`);
    if (field !== 'hour') expect(page).toContain(`value="${Object.values(wrong)[0]}"`);
    expect(events(house.site)).toEqual([]);
  });
});
