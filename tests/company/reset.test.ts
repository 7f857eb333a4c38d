import { describe, expect, test } from 'vitest';
import { sendSystemMail, jobs as systemMailJobs } from '#src/channels/email/system-mail/index.ts';
import { jobs as accountJobs, makeReset } from '#src/company/account/index.ts';
import { linkOrigin } from '#src/company/sessions/index.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import { runJobs } from '#src/platform/jobs/index.ts';
import { ADMIN, MAILBOX } from '../support/postroom.ts';
import { openSite, type Site, setUpSite, type Visitor } from '../web/site.ts';

const HOUR_MS = 3600 * 1000;
const password = 'an even longer password';

const isIn = async (visitor: Visitor) => (await visitor.get('/inbox/mine')).status === 200;
const signIn = async (site: Site, chosen: string) =>
  (await site.visitor().send('/session', { email: ADMIN.email, password: chosen })).status;
const count = (site: Site, sql: string) => Object.values(site.database.sqlite.query(sql).get() as object)[0] as number;
const jobsLeft = (site: Site) =>
  count(site, `SELECT count(*) FROM job WHERE kind IN ('account.mail-reset', 'system-mail.send')`);
const link = async (site: Site, userId = 1) => `/password-resets/${await makeReset(site.ctx, userId)}`;

/** Asks for a link and lets the jobs run. @returns the mail that left, or null */
async function ask(site: Site, email: string, { address = '192.0.2.1', host = '' } = {}) {
  const before = count(site, `SELECT count(*) FROM raw WHERE direction = 'out'`);
  const origin = host ? `http://${host}` : 'http://postroom.test';
  const body = new URLSearchParams({ email });
  const answer = await site.app.request(
    `${origin}/password-resets`,
    { method: 'POST', headers: { Origin: origin }, body },
    { address },
  );
  const runner = await runJobs(site.ctx, [...accountJobs({ sendMail: sendSystemMail }), ...systemMailJobs]);
  await expect.poll(() => jobsLeft(site)).toBe(0);
  await runner.stop();
  const ids = site.database.sqlite.query(`SELECT id FROM raw WHERE direction = 'out' ORDER BY id`).all() as {
    id: number;
  }[];
  const mail = ids.length > before ? await readRaw(site.ctx.reader, ids.at(-1)!.id) : null;
  return { answer, mail: mail && Buffer.from(mail.bytes).toString().replaceAll('=\r\n', '') };
}

test('a link from a mail opens without the inbox around it, also for who is signed in', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  for (const path of ['/password-resets/new', await link(site)]) {
    const page = await (await admin.get(path)).text();
    expect(page).toContain('plain-page');
    expect(page).not.toContain('id="sidebar"');
  }
  expect(await (await admin.get('/account')).text()).toContain('id="sidebar"');
});

describe('W3: asking for a new password', () => {
  test('mails a link to who has an account, and answers everybody the same', async () => {
    await using site = await openSite();
    await setUpSite(site);
    const known = await ask(site, 'ADA@acme.example');
    const unknown = await ask(site, 'eve@acme.example');
    const text = async ({ answer }: typeof known) => `${answer.status} ${await answer.text()}`;
    expect((await text(known)).replaceAll('ada@', '')).toBe((await text(unknown)).replaceAll('eve@', ''));
    expect(unknown.mail).toBeNull();
    expect(known.mail).toMatch(/http:\/\/postroom\.test\/password-resets\/[\w-]{43}/);
    expect(known.mail).toContain('To: Ada Admin <ada@acme.example>');
  });

  test('mails nobody who is disabled, and no more than three times in an hour', async () => {
    await using site = await openSite();
    await setUpSite(site);
    for (let i = 0; i < 3; i++) expect((await ask(site, ADMIN.email, { address: `192.0.2.${i}` })).mail).not.toBeNull();
    const fourth = await ask(site, ADMIN.email, { address: '192.0.2.9' });
    expect([fourth.answer.status, fourth.mail]).toEqual([200, null]);
    site.clock.turn(2 * HOUR_MS);
    site.database.sqlite.run('UPDATE user SET disabled_at = 1');
    expect((await ask(site, ADMIN.email)).mail).toBeNull();
  });

  test('from one address is stopped whichever names are tried', async () => {
    await using site = await openSite();
    await setUpSite(site);
    const send = (i: number) => site.visitor().send('/password-resets', { email: `p${i}@acme.example` });
    for (let i = 0; i < 20; i++) expect((await send(i)).status).toBe(200);
    const answer = await send(20);
    expect([answer.status, (await answer.text()).includes('Too many attempts')]).toEqual([422, true]);
  });

  test('over IPv6 is counted for the /64', async () => {
    await using site = await openSite();
    await setUpSite(site);
    const send = (i: number) =>
      site.visitor(`2001:db8:0:7::${i}`).send('/password-resets', { email: `p${i}@acme.example` });
    for (let i = 0; i < 20; i++) expect((await send(i)).status).toBe(200);
    expect((await send(20)).status).toBe(422);
  });

  test.each(['', 'no address', 'a@b\r\nBcc: x@y.example'])('with %j is refused beside the field', async (email) => {
    await using site = await openSite();
    await setUpSite(site);
    const answer = await site.visitor().send('/password-resets', { email });
    expect([answer.status, (await answer.text()).includes('class="field-error"')]).toEqual([422, true]);
  });

  test.each([
    MAILBOX.address,
    MAILBOX.address.replace('@', '+ada@'),
    MAILBOX.address.toUpperCase(),
    MAILBOX.address.replace(/^.*@/, 'postmaster@'),
  ])(
    'W4: is mailed to no address that comes into a shared mailbox (%s), where every reader could use it',
    async (email) => {
      await using site = await openSite();
      await setUpSite(site);
      site.database.sqlite.run('UPDATE user SET email = ?', [email.toLowerCase()]);
      expect((await ask(site, email)).mail).toBeNull();
    },
  );

  test('W13: a stranger who says our address is another gets a link that leads to ours', async () => {
    await using site = await openSite();
    await setUpSite(site);
    const { mail } = await ask(site, ADMIN.email, { host: 'evil.example' });
    expect(mail).toContain('http://postroom.test/password-resets/');
    expect(mail).not.toContain('evil');
  });

  test('W13: while no address of ours is known, nothing is mailed', async () => {
    await using site = await openSite();
    await setUpSite(site);
    site.database.sqlite.run(`DELETE FROM setting WHERE name = 'web.origins'`);
    expect((await ask(site, ADMIN.email)).mail).toBeNull();
    expect(count(site, 'SELECT count(*) FROM token')).toBe(0);
  });
});

test('W13: a link leads to the configured address, else to one that admins came by', () => {
  expect(linkOrigin('https://inbox.acme.example', ['http://a'], 'http://b')).toBe('https://inbox.acme.example');
  expect(linkOrigin(null, ['http://a', 'http://b'], 'http://b')).toBe('http://b');
  expect(linkOrigin(null, ['http://a'], 'http://evil')).toBe('http://a');
  expect(linkOrigin(null, [], 'http://evil')).toBeNull();
});

describe('W3: the link to a new password', () => {
  test('W2: sets it once and ends every session', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const url = await link(site);
    const visitor = site.visitor();
    expect(await (await visitor.get(url)).text()).toContain(`For ${ADMIN.email}.`);
    const answer = await visitor.send(url, { password });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?reset']);
    expect([await isIn(admin), await signIn(site, ADMIN.password), await signIn(site, password)]).toEqual([
      false,
      422,
      303,
    ]);
    expect((await visitor.send(url, { password: 'yet another password' })).status).toBe(404);
    expect((await visitor.get(url)).status).toBe(404);
    expect(await signIn(site, password)).toBe(303);
  });

  test('used twice at the same moment works once', async () => {
    await using site = await openSite();
    await setUpSite(site);
    const url = await link(site);
    const answers = await Promise.all([1, 2].map((i) => site.visitor().send(url, { password: `${password} ${i}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  test('ends after an hour, with a second one, with a changed password, and where its person is disabled', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const status = async (url: string) => (await site.visitor().get(url)).status;
    const first = await link(site);
    const second = await link(site);
    expect([await status(first), await status(second)]).toEqual([404, 200]);
    site.clock.turn(HOUR_MS);
    expect(await status(second)).toBe(404);
    const third = await link(site);
    await admin.send('/account/password', { currentPassword: ADMIN.password, password }, { method: 'PUT' });
    expect(await status(third)).toBe(404);
    const fourth = await link(site);
    site.database.sqlite.run('UPDATE user SET disabled_at = 1');
    expect(await status(fourth)).toBe(404);
  });

  test('keeps its hash in the database, never the secret, and takes no short password', async () => {
    await using site = await openSite();
    await setUpSite(site);
    const url = await link(site);
    site.database.sqlite.run('PRAGMA wal_checkpoint(TRUNCATE)');
    expect((await Bun.file(site.database.path).text()).includes(url.split('/').at(-1)!)).toBe(false);
    expect((await site.visitor().send(url, { password: 'short' })).status).toBe(422);
    expect((await site.visitor().get(url)).status).toBe(200);
  });

  test.each(['x', '%00', 'null', '../account'])('that somebody made up (%j) opens nothing', async (secret) => {
    await using site = await openSite();
    await setUpSite(site);
    await link(site);
    expect((await site.visitor().send(`/password-resets/${secret}`, { password })).status).toBeGreaterThanOrEqual(303);
    expect(await signIn(site, ADMIN.password)).toBe(303);
  });
});
