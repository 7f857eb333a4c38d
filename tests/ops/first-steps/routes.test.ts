import { describe, expect, test } from 'vitest';
import { isPaused } from '#src/mail/delivery/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { setUpPostroom, startPostroom, type TestBrowser } from '#tests/support/postroom.ts';
import { relayTo } from '#tests/support/relay-to.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { until } from '#tests/support/store.ts';
import { invite, openSite, setUpSite } from '#tests/web/site.ts';

const PAGES = ['/first-steps', '/first-steps/incoming', '/first-steps/dns', '/first-steps/test'];
const CHANGES = [
  ['/first-steps/incoming', 'PUT'],
  ['/first-steps/outgoing', 'PUT'],
  ['/first-steps/dns', 'POST'],
  ['/first-steps/test', 'POST'],
  ['/first-steps', 'DELETE'],
] as const;

const textOf = async (browser: { get: TestBrowser['get'] }, path: string) => (await browser.get(path)).text();

describe('the first steps', () => {
  test('W4: are for admins: a stranger signs in, a member may not', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const member = site.visitor();
    await member.send(await invite(admin, 'mia@acme.example'), { name: 'Mia', password: 'another long password' });
    for (const path of PAGES) {
      expect((await site.visitor().get(path)).headers.get('location')).toContain('/sign-in');
      expect((await member.get(path)).status).toBe(403);
    }
    for (const [path, method] of CHANGES) expect((await member.send(path, {}, { method })).status).toBe(403);
    expect(await textOf(member, '/inbox/mine')).not.toContain('/first-steps');
  });

  test('lead from the first run through each choice; a way that needs more stays until that is there', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    const choose = async (step: string, way: string) =>
      (await admin.send(`/first-steps/${step}`, { way }, { method: 'PUT' })).headers.get('location');
    expect((await admin.get('/first-steps')).headers.get('location')).toBe('/first-steps/incoming');
    expect(await choose('incoming', 'fetched')).toBe('/first-steps/incoming');
    expect(await textOf(admin, '/first-steps/incoming')).toContain('href="/accounts"');
    expect(await choose('incoming', 'here')).toBe('/first-steps/outgoing');
    expect(await choose('outgoing', 'relay')).toBe('/first-steps/outgoing');
    expect(await choose('outgoing', 'direct')).toBe('/first-steps/dns');
    expect((await admin.get('/first-steps')).headers.get('location')).toBe('/first-steps/dns');
  });

  test('"not yet" keeps answers in the queue, another way lets them go', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    await admin.send('/first-steps/outgoing', { way: 'later' }, { method: 'PUT' });
    expect(await readSetting(site.ctx.reader, isPaused)).toBe(true);
    await admin.send('/first-steps/outgoing', { way: 'direct' }, { method: 'PUT' });
    expect(await readSetting(site.ctx.reader, isPaused)).toBe(false);
  });

  test('say what is wrong with no choice and with one that is none, and know no other step', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    for (const fields of [{}, { way: 'pigeon' }] as Record<string, string>[]) {
      const answer = await admin.send('/first-steps/incoming', fields, { method: 'PUT' });
      expect([answer.status, (await answer.text()).includes('way-error')]).toEqual([422, true]);
    }
    expect((await admin.get('/first-steps/company')).status).toBe(404);
  });

  test('are put away, and stay where the settings are', async () => {
    await using site = await openSite();
    const admin = await setUpSite(site);
    expect(await textOf(admin, '/inbox/mine')).toContain('href="/first-steps"');
    expect((await admin.send('/first-steps', {}, { method: 'DELETE' })).status).toBe(303);
    expect(await textOf(admin, '/inbox/mine')).not.toContain('href="/first-steps"');
    expect((await admin.get('/first-steps/test')).status).toBe(200);
  });
});

test('the test mail leaves and says so; its answer turns the last step green', async () => {
  await using sink = await startSmtpSink();
  await using postroom = await startPostroom({
    ...relayTo(sink.port),
  });
  const admin = await setUpPostroom(postroom);
  expect(await textOf(admin, '/first-steps/test')).toMatch(/It goes to ada@acme\.example\..*Send a test mail/s);
  await admin.send('/first-steps/test');
  expect((await sink.next()).to).toEqual(['ada@acme.example']);
  await until('its fate', async () => (await textOf(admin, '/first-steps/test')).includes('The other server took it.'));
  expect(await textOf(admin, '/first-steps/test')).toContain('every 3s');

  await sendLetter(postroom.smtpPort, {
    from: 'ada@home.test',
    to: 'support@acme.example',
    bytes: letter({ From: 'ada@home.test', To: 'support@acme.example', Subject: 'Re: A test from Postroom' }),
  });
  const fragment = await (
    await admin.get('/first-steps/test', { 'HX-Request': 'true', 'HX-Target': 'section#test-step' })
  ).text();
  expect(fragment).toMatch(/^<section id="test-step"/);
  expect(fragment).toContain('A mail from ada@home.test has come in.');
  expect(fragment).not.toContain('every 3s');
});

test('L3: no test goes to an address of our own', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  site.database.sqlite.run("UPDATE user SET email = 'support@acme.example'");
  await admin.send('/first-steps/test');
  expect(await textOf(admin, '/first-steps/test')).toContain('an address of Postroom’s own');
  expect(site.database.sqlite.query("SELECT count(*) AS n FROM job WHERE kind = 'system-mail.send'").get()).toEqual({
    n: 0,
  });
});
