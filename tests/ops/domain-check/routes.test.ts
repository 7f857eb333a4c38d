import { describe, expect, test } from 'vitest';
import { listDomains } from '#src/company/domains/index.ts';
import type { Kept } from '#src/ops/domain-check/findings/changes.ts';
import { eventHandlers, jobs } from '#src/ops/domain-check/index.ts';
import { listAlarms } from '#src/platform/alarms/index.ts';
import { followEvents } from '#src/platform/events/index.ts';
import { scheduleJob } from '#src/platform/jobs/index.ts';
import { startDnsServer, type Zone } from '#tests/support/dns-server.ts';
import { until } from '#tests/support/store.ts';
import { invite, openSite, type Site, setUpSite } from '#tests/web/site.ts';

const wellZone = (): Zone => ({
  'mail.acme.example': { a: ['203.0.113.9'] },
  'acme.example': { mx: [[10, 'mail.acme.example']], txt: ['v=spf1 include:_spf.acme.example -all'] },
  '_spf.acme.example': { txt: ['v=spf1 a:mail.acme.example ~all'] },
  '_dmarc.acme.example': { txt: ['v=DMARC1; p=reject'] },
  '9.113.0.203.in-addr.arpa': { ptr: ['mail.acme.example'] },
});

async function siteWith(server: string): Promise<Site> {
  const site = await openSite({ POSTROOM_DNS: server, POSTROOM_MAIL_NAME: 'mail.acme.example' });
  return site;
}

const ownDomain = (site: Site) =>
  site.database.sqlite.run("INSERT OR IGNORE INTO domain (name) VALUES ('acme.example')");

async function statesOf(site: Site): Promise<Record<string, string>> {
  const [domain] = await listDomains(site.ctx.reader);
  return Object.fromEntries((domain!.findings as Kept[]).map(({ id, state }) => [id, state]));
}

describe('the page Domains', () => {
  test('is for admins: a stranger signs in, a member may not, neither can start a check', async () => {
    using dns = await startDnsServer({});
    await using site = await siteWith(dns.server);
    const admin = await setUpSite(site);
    const member = site.visitor();
    await member.send(await invite(admin, 'mia@acme.example'), { name: 'Mia', password: 'another long password' });
    expect((await site.visitor().get('/domains')).status).toBe(303);
    expect((await member.get('/domains')).status).toBe(403);
    expect((await member.send('/domains/checks')).status).toBe(403);
    expect(await (await admin.get('/domains')).text()).toContain('no domain yet');
    expect(dns.asked).toEqual([]);
  });

  test('advises no record with the name of a server that has none yet', async () => {
    using dns = await startDnsServer({});
    await using site = await openSite({ POSTROOM_DNS: dns.server });
    const admin = await setUpSite(site);
    ownDomain(site);
    await admin.send('/domains/checks');
    const page = await (await admin.get('/domains')).text();
    expect(page).toContain('10 mail.acme.example');
    expect(page).toContain('a:mail.acme.example');
    expect(page).not.toMatch(/10 localhost|a:localhost/);
  });

  test('tells what DNS says after a check, with the record that is missing', async () => {
    const zone = wellZone();
    zone['acme.example']!.txt = ['v=spf1 ip4:198.51.100.1 -all'];
    using dns = await startDnsServer(zone);
    await using site = await siteWith(dns.server);
    const admin = await setUpSite(site);
    ownDomain(site);
    expect(await (await admin.get('/domains')).text()).toContain('Not checked yet');
    expect((await admin.send('/domains/checks')).status).toBe(303);
    const page = await (await admin.get('/domains')).text();
    expect(page).toContain('v=spf1 ip4:198.51.100.1 a:mail.acme.example -all');
    expect(page).toContain('Mail for this domain comes here.');
    expect(await statesOf(site)).toMatchObject({ mx: 'ok', spf: 'wrong', dmarc: 'ok', mtaSts: 'optional' });
  });

  test('holds the records of a domain against the relay that its mail takes, wherever that was set', async () => {
    using dns = await startDnsServer(wellZone());
    await using site = await siteWith(dns.server);
    const admin = await setUpSite(site);
    ownDomain(site);
    const relay = { host: 'smtp.provider.test', port: '587', security: 'starttls', user: '', password: '' };
    expect((await admin.send('/sending/mailboxes/1/relay', relay)).status).toBe(303);
    await admin.send('/domains/checks');
    expect(await (await admin.get('/domains')).text()).toContain('smtp.provider.test');
    expect(await statesOf(site)).toMatchObject({ spf: 'unknown' });
    await admin.send('/sending/mailboxes/1/relay', { ...relay, host: '' });
    await admin.send('/domains/checks');
    expect(await statesOf(site)).toMatchObject({ spf: 'ok' });
  });

  test('makes new keys for a domain of ours on request, and shows what to publish', async () => {
    using dns = await startDnsServer(wellZone());
    await using site = await siteWith(dns.server);
    const admin = await setUpSite(site);
    ownDomain(site);
    const member = site.visitor();
    await member.send(await invite(admin, 'mia@acme.example'), { name: 'Mia', password: 'another long password' });
    expect((await member.send('/domains/acme.example/dkim-keys')).status).toBe(403);
    expect((await admin.send('/domains/other.example/dkim-keys')).status).toBe(404);
    expect((await admin.send('/domains/acme.example/dkim-keys')).status).toBe(303);
    expect(await (await admin.get('/domains')).text()).toMatch(/v=DKIM1; k=rsa; p=\w+/);
    expect(Object.entries(await statesOf(site)).filter(([id]) => id.startsWith('dkim:'))).toHaveLength(2);
  });

  test('shows what a hostile zone says as text', async () => {
    const zone = wellZone();
    zone['acme.example']!.txt = ['v=spf1 <script>alert(1)</script> -all'];
    using dns = await startDnsServer(zone);
    await using site = await siteWith(dns.server);
    const admin = await setUpSite(site);
    ownDomain(site);
    await admin.send('/domains/checks');
    const page = await (await admin.get('/domains')).text();
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toContain('<script>alert');
  });
});

describe('the daily check', () => {
  const check = async (site: Site) => {
    const job = jobs(site.resolver).find(({ kind }) => kind === 'domain.check')!;
    const [result] = await job.prepare(site.ctx, [{}]);
    if (!result?.ok) throw new Error('The check failed');
    await job.apply(site.ctx, [{ payload: {}, value: result.value }]);
  };

  test('tells the admins what broke since, once, and takes it back when it is well', async () => {
    const zone = wellZone();
    using dns = await startDnsServer(zone);
    await using site = await siteWith(dns.server);
    await setUpSite(site);
    ownDomain(site);
    const alarms = async () => (await listAlarms(site.ctx.db)).map(({ name, data }) => [name, data.broken]);
    await check(site);
    expect(await statesOf(site)).toMatchObject({ mx: 'ok', spf: 'ok', dmarc: 'ok' });
    zone['_dmarc.acme.example'] = { trouble: 'servfail' };
    zone['acme.example']!.mx = [];
    await check(site);
    expect(await statesOf(site)).toMatchObject({ mx: 'missing', spf: 'ok', dmarc: 'unknown' });
    expect(await alarms()).toEqual([['domain:acme.example', ['mx']]]);
    zone['acme.example']!.mx = [[10, 'mail.acme.example']];
    await check(site);
    expect(await alarms()).toEqual([]);
    zone['_dmarc.acme.example'] = {};
    await check(site);
    expect(await alarms()).toEqual([['domain:acme.example', ['dmarc']]]);
  });

  test('says of what was never well nothing', async () => {
    using dns = await startDnsServer({});
    await using site = await siteWith(dns.server);
    await setUpSite(site);
    ownDomain(site);
    await check(site);
    await check(site);
    expect(await statesOf(site)).toMatchObject({ mx: 'missing', spf: 'missing', dmarc: 'missing' });
    expect(await listAlarms(site.ctx.db)).toEqual([]);
  });
});

test('a new address has DNS asked about its domain at once', async () => {
  await using site = await openSite();
  const admin = await setUpSite(site);
  const { ctx, clock, database } = site;
  const dueAt = () =>
    (database.sqlite.query("SELECT run_at AS at FROM job WHERE kind = 'domain.check'").get() as { at: number } | null)
      ?.at;
  await scheduleJob(ctx, 'domain.check', 'every', clock.now() + 80_000_000, {});
  await admin.send('/mailboxes', { name: 'Shop', address: 'shop@new.example' });
  const following = followEvents(ctx, eventHandlers);
  await until('the check to be due', () => dueAt() === clock.now());
  await following.stop();
});
