import { expect, test } from 'vitest';
import { jobKind, runJobs } from '#src/platform/jobs/index.ts';
import { until } from '#tests/support/store.ts';
import { invite, openSite, type Site, setUpSite } from '#tests/web/site.ts';

const bury = ({ database }: Site, kind: string, payload = '{}', error = 'Error: why\n    at x.ts:1') =>
  Number(
    database.sqlite.run(
      'INSERT INTO job (kind, payload, run_at, attempts, error, created_at) VALUES (?, ?, NULL, 9, ?, 1)',
      [kind, payload, error],
    ).lastInsertRowid,
  );

const dead = ({ database }: Site) =>
  (database.sqlite.query('SELECT kind FROM job WHERE run_at IS NULL ORDER BY id').all() as { kind: string }[]).map(
    ({ kind }) => kind,
  );

const told = ({ database }: Site) =>
  (
    database.sqlite.query("SELECT name, data FROM event WHERE name LIKE 'job.%'").all() as {
      name: string;
      data: string;
    }[]
  ).map(({ name, data }) => [name, JSON.parse(data)]);

test('W4: jobs are an admin’s: a stranger signs in, a member may not, and nothing changes', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const member = site.visitor();
  await member.send(await invite(admin, 'mia@acme.example'), { name: 'Mia', password: 'another long password' });
  const id = String(bury(site, 'letter.parse'));
  for (const [who, status] of [
    [site.visitor(), 303],
    [member, 403],
  ] as const) {
    expect((await who.get('/jobs')).status).toBe(status);
    expect((await who.send('/jobs/dead', { do: 'discard', id })).status).toBe(status);
  }
  expect(dead(site)).toEqual(['letter.parse']);
});

test('the page tells what failed with its error as text, by ids alone, and says of an unknown kind that it is one', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const payload = JSON.stringify({ rawId: 12, link: 'https://inbox.example/reset/secret' });
  bury(site, 'system-mail.send', payload, '<script>alert(1)</script>');
  bury(site, 'event.spam.learn');
  bury(site, 'kind.of.tomorrow');
  const page = await (await admin.get('/jobs')).text();
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).toContain('rawId 12');
  expect(page).not.toContain('secret');
  expect(page).toContain('Follow what happens (spam.learn)');
  expect(page).toContain('kind.of.tomorrow');
});

test('tried again, a job runs at once; all of a kind too; each is told once', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const done: unknown[] = [];
  const kind = jobKind<number>({
    kind: 'count',
    apply: async (_, jobs) => void done.push(...jobs.map((job) => job.payload)),
  });
  const runner = await runJobs(site.ctx, [kind]);
  const id = String(bury(site, 'count', '1'));
  const one = await admin.send('/jobs/dead', { do: 'retry', id });
  expect(one.headers.get('Location')).toBe('/jobs?retried=1');
  await until('the job', () => done.length === 1);
  for (const n of [2, 3]) bury(site, 'count', String(n));
  bury(site, 'other');
  await admin.send('/jobs/dead', { do: 'retry', kind: 'count' });
  await until('all', () => done.length === 3);
  await runner.stop();
  expect(done).toEqual([1, 2, 3]);
  expect(dead(site)).toEqual(['other']);
  expect(told(site)).toEqual([
    ['job.retried', { kind: 'count', count: 1 }],
    ['job.retried', { kind: 'count', count: 2 }],
  ]);
});

test('discarded, one or all of a kind are gone; a second time it says that somebody was faster', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const id = String(bury(site, 'a'));
  for (let i = 0; i < 30; i++) bury(site, 'b');
  expect(await (await admin.get('/jobs')).text()).toContain('The newest 20 are shown.');
  await admin.send('/jobs/dead', { do: 'discard', id });
  const again = await admin.send('/jobs/dead', { do: 'discard', id });
  expect(await (await admin.get(again.headers.get('Location')!)).text()).toContain('somebody else was faster');
  await admin.send('/jobs/dead', { do: 'discard', kind: 'b' });
  expect(dead(site)).toEqual([]);
  expect(told(site).map(([, data]) => data)).toEqual([
    { kind: 'a', count: 1 },
    { kind: 'b', count: 30 },
  ]);
});

test.each([{}, { do: 'retry' }, { do: 'burn', id: '1' }, { do: 'retry', id: 'x' }, { do: 'retry', kind: '' }])(
  'what can’t be understood (%j) changes nothing',
  async (fields) => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    bury(site, 'a');
    expect((await admin.send('/jobs/dead', fields as Record<string, string>)).status).toBe(422);
    expect(dead(site)).toEqual(['a']);
  },
);
