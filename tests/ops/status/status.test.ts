import { describe, expect, test } from 'vitest';
import { daysUntilFull, growth, roomLevel } from '#src/ops/status/levels.ts';
import { setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { invite, openSite, setUpSite } from '#tests/web/site.ts';

const DAY = 86_400_000;

test('growth is told once a day has passed between two weighings, and never below nothing', () => {
  expect(growth([])).toBeNull();
  expect(
    growth([
      { at: 0, bytes: 5 },
      { at: 1000, bytes: 900 },
    ]),
  ).toBeNull();
  expect(
    growth([
      { at: 0, bytes: 1000 },
      { at: 10 * DAY, bytes: 51_000 },
    ]),
  ).toBe(5000);
  expect(
    growth([
      { at: 0, bytes: 1000 },
      { at: DAY, bytes: 10 },
    ]),
  ).toBe(0);
});

test('the disk is full in so many days; too far away is not told, and little room needs a look', () => {
  expect([daysUntilFull(1100, 100, 10), daysUntilFull(50, 100, 10), daysUntilFull(1e9, 0, 10)]).toEqual([100, 0, null]);
  expect([daysUntilFull(1000, 0, null), daysUntilFull(1000, 0, 0)]).toEqual([null, null]);
  expect([
    roomLevel(99, 100, null),
    roomLevel(300, 100, null),
    roomLevel(900, 100, 12),
    roomLevel(900, 100, null),
  ]).toEqual(['fail', 'warn', 'warn', 'ok']);
});

describe('the page', () => {
  test('W4: is an admin’s, with what doctor says too', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const member = site.visitor();
    await member.send(await invite(admin, 'mia@acme.example'), { name: 'Mia', password: 'another long password' });
    for (const path of ['/status', '/status?checks']) {
      expect((await site.visitor().get(path)).status).toBe(303);
      expect((await member.get(path)).status).toBe(403);
    }
    expect((await admin.get('/status')).status).toBe(200);
  });

  test('tells a paused queue, failed jobs, a failed backup and what doctor finds', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    site.database.sqlite.run("INSERT INTO setting VALUES ('delivery.isPaused', 'true')");
    site.database.sqlite.run("INSERT INTO job (kind, payload, created_at) VALUES ('x', '{}', 1)");
    site.database.sqlite.run(
      "INSERT INTO backup (reason, at, path, is_sealed, counts, error) VALUES ('nightly', 1, '/x', 0, '{}', 'No room <b>')",
    );
    const page = await (await admin.get('/status?checks')).text();
    for (const text of ['sending is paused', '0 waiting, 1 failed', 'No room &lt;b&gt;', 'postroom dead-jobs']) {
      expect(page).toContain(text);
    }
  });
});

test('healthz and readyz answer anybody in a word, need no session, and say nothing about the company', async () => {
  await using postroom = await startPostroom();
  await setUpPostroom(postroom);
  for (const path of ['/healthz', '/readyz']) {
    const answer = await fetch(postroom.url + path);
    expect([answer.status, await answer.text(), answer.headers.get('set-cookie')]).toEqual([200, 'ok\n', null]);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  }
});

test('readyz says 503 while the server ends or can’t read its database; healthz still answers', async () => {
  await using site = await openSite();
  await site.database.reader.destroy();
  const answer = await site.visitor().get('/readyz');
  expect([answer.status, await answer.text()]).toEqual([503, 'the database does not answer\n']);
  expect((await site.visitor().get('/healthz')).status).toBe(200);
});
