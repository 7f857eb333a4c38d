import { afterEach, describe, expect, test } from 'vitest';
import { queueMail } from '#src/mail/delivery/index.ts';
import { appendRaws, type Envelope, packRaw } from '#src/mail/raw/index.ts';
import { noteRefusals, traceAddresses } from '#src/mail/trace/index.ts';
import { eventsAfter } from '#src/platform/events/index.ts';
import { invite, openSite, type Site, setUpSite, type Visitor } from '#tests/web/site.ts';

const PATHS = ['/mail-log', '/mail-log/1', '/mail-log/queue', '/mail-log/unreadable', '/mail-log/refused'];

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site[Symbol.asyncDispose]();
});

async function office(): Promise<{ site: Site; admin: Visitor }> {
  const site = await openSite();
  sites.push(site);
  return { site, admin: await setUpSite(site) };
}

async function stored(
  { ctx }: Site,
  direction: 'in' | 'out',
  envelope: Envelope,
  at = ctx.clock.now(),
): Promise<number> {
  const bytes = Buffer.from('Subject: The secret plan\r\n\r\nNobody but support may read this.\r\n');
  const [rawId] = await appendRaws(ctx.db, [await packRaw({ direction, at, bytes, envelope })]);
  await traceAddresses(ctx, [{ rawId: rawId!, addresses: [envelope.from, ...envelope.to] }]);
  return rawId!;
}

const incoming = (from: string): Envelope => ({ from, to: ['support@acme.example'], source: 'smtp', ip: '192.0.2.7' });

async function queued(site: Site, ...to: string[]): Promise<number> {
  const rawId = await stored(site, 'out', { from: 'support@acme.example', to, source: 'composer' });
  await queueMail(site.ctx, rawId, to);
  return rawId;
}

const fates = (site: Site) =>
  site.database.sqlite.query('SELECT address, state FROM recipient ORDER BY address').values() as [string, string][];

describe('the mail log', () => {
  test('is for admins: a stranger signs in, a member may not', async () => {
    const { site, admin } = await office();
    const rawId = await queued(site, 'anna@customer.example');
    const member = site.visitor();
    await member.send(await invite(admin, 'mia@acme.example'), { name: 'Mia', password: 'another long password' });
    for (const path of PATHS) {
      expect((await site.visitor().get(path)).status).toBe(303);
      expect((await member.get(path)).status).toBe(403);
      expect((await admin.get(path)).status).toBe(200);
    }
    const cancel = { one: `cancel ${rawId} anna@customer.example` };
    expect((await member.send('/mail-log/queue', cancel)).status).toBe(403);
    expect((await member.send(`/mail-log/${rawId}/parsing`)).status).toBe(403);
    expect(fates(site)).toEqual([['anna@customer.example', 'queued']]);
  });

  test('shows nothing of what a mail says', async () => {
    const { site, admin } = await office();
    const rawId = await stored(site, 'in', incoming('anna@customer.example'));
    for (const path of ['/mail-log', `/mail-log/${rawId}`]) {
      const page = await (await admin.get(path)).text();
      expect(page).toContain('anna@customer.example');
      expect(page).not.toContain('secret plan');
      expect(page).not.toContain('Nobody but support');
    }
  });

  test('shows fifty at a time and goes on where it stopped, also where many came at one moment', async () => {
    const { site, admin } = await office();
    for (let i = 0; i < 120; i++) await stored(site, 'in', incoming('anna@customer.example'), 1_000_000 + (i >> 6));
    for (const q of ['', 'anna@customer.example', 'customer.example']) {
      const seen: string[] = [];
      for (let path: string | undefined = `/mail-log?q=${q}`; path; ) {
        const page = await (await admin.get(path)).text();
        seen.push(...page.matchAll(/(?<=href="\/mail-log\/)\d+/g).map(String));
        path = /(?<=href=")\/mail-log\?[^"]*before=[^"]*/.exec(page)?.[0].replaceAll('&amp;', '&');
      }
      expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => String(120 - i)));
    }
  });

  test('keeps what was typed and names the field where a search can’t be understood', async () => {
    const { admin } = await office();
    const answer = await admin.get('/mail-log?q=nonsense&from=2026-01-01T10:00');
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('value="nonsense"');
    expect(page).toContain('id="q-error"');
    expect((await admin.get('/mail-log/999')).status).toBe(404);
    expect((await admin.get('/mail-log/abc')).status).toBe(404);
  });

  test('shows hostile names as text', async () => {
    const { site, admin } = await office();
    await stored(site, 'in', { ...incoming('"<script>alert(1)</script>"@x.example'), helo: '<b>me</b>' });
    for (const path of ['/mail-log', '/mail-log/1']) {
      expect(await (await admin.get(path)).text()).not.toMatch(/<script>alert|<b>me/);
    }
  });
});

describe('the queue', () => {
  test('one recipient, or those chosen, are tried, held and cancelled, each with its event', async () => {
    const { site, admin } = await office();
    const rawId = await queued(site, 'a@x.example', 'b@x.example', 'c@x.example');
    const hold = await admin.send('/mail-log/queue', {
      do: 'hold',
      'recipients[]': [`${rawId} a@x.example`, `${rawId} b@x.example`],
    });
    expect(hold.headers.get('location')).toBe('/mail-log/queue?done=2');
    expect(fates(site)).toEqual([
      ['a@x.example', 'held'],
      ['b@x.example', 'held'],
      ['c@x.example', 'queued'],
    ]);
    await admin.send('/mail-log/queue', { one: `retry ${rawId} a@x.example` });
    await admin.send('/mail-log/queue', { one: `cancel ${rawId} b@x.example` });
    expect(fates(site)).toEqual([
      ['a@x.example', 'queued'],
      ['b@x.example', 'cancelled'],
      ['c@x.example', 'queued'],
    ]);
    const events = (await eventsAfter(site.ctx.db, 0, 1000)).filter(({ name }) => name.startsWith('recipient.'));
    expect(events.map(({ name, actor, data }) => [name, actor, data.address])).toEqual([
      ['recipient.held', 'user:1', 'a@x.example'],
      ['recipient.held', 'user:1', 'b@x.example'],
      ['recipient.retried', 'user:1', 'a@x.example'],
      ['recipient.cancelled', 'user:1', 'b@x.example'],
    ]);
    const late = await admin.send('/mail-log/queue', { one: `hold ${rawId} b@x.example` });
    expect(late.headers.get('location')).toBe('/mail-log/queue?done=0');
  });

  test('with nothing chosen nothing happens, and it says so; what is no recipient is refused', async () => {
    const { admin } = await office();
    const none = await admin.send('/mail-log/queue', { do: 'retry' });
    expect([none.status, (await none.text()).includes('Choose at least one recipient')]).toEqual([422, true]);
    expect((await admin.send('/mail-log/queue', { do: 'destroy', 'recipients[]': '1 a@x.example' })).status).toBe(422);
    expect((await admin.send('/mail-log/queue', { do: 'hold', 'recipients[]': 'all' })).status).toBe(422);
  });
});

test('mail that could not be read can be read again by an admin, without a word of it being shown', async () => {
  const { site, admin } = await office();
  const rawId = await stored(site, 'in', incoming('anna@customer.example'));
  site.database.sqlite.run('INSERT INTO unreadable VALUES (?, ?, ?)', [rawId, 'The Worker died', 0]);
  expect(await (await admin.get('/mail-log/unreadable')).text()).toContain('The Worker died');
  const answer = await admin.send(`/mail-log/${rawId}/parsing`);
  expect(answer.headers.get('location')).toBe('/mail-log/unreadable?read');
  const page = await (await admin.get('/mail-log/unreadable?read')).text();
  expect(page).toContain('Every mail could be read');
  expect(page).not.toContain('secret plan');
  expect((await admin.send('/mail-log/999/parsing')).status).toBe(422);
});

test('refused sessions stand by day, or by number, with what their reason means', async () => {
  const { site, admin } = await office();
  const at = site.clock.now();
  await noteRefusals(site.ctx, [
    { ip: '192.0.2.1', reason: '4.7.0 Too many errors, please try again later', n: 3, at },
    { ip: '192.0.2.2', reason: 'ECONNRESET', n: 900, at: at - 86_400_000 },
  ]);
  const order = async (path: string) => (await (await admin.get(path)).text()).match(/192\.0\.2\.\d/g);
  expect(await order('/mail-log/refused')).toEqual(['192.0.2.1', '192.0.2.2']);
  expect(await order('/mail-log/refused?order=number')).toEqual(['192.0.2.2', '192.0.2.1']);
  expect(await (await admin.get('/mail-log/refused')).text()).toContain('Made one mistake after another');
});
