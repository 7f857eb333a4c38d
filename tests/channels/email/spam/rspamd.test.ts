import { expect, test } from 'vitest';
import { gatherSpamSigns } from '#src/channels/email/spam/index.ts';
import { rspamdUrl } from '#src/channels/email/spam/settings.ts';
import { writeSetting } from '#src/platform/settings/index.ts';
import { openDesk } from '#tests/inbox/desk.ts';
import { hasRspamd, startRspamd } from '#tests/support/rspamd.ts';

const mail = (subject: string) => ({
  rawId: 1,
  bytes: Buffer.from(`From: <carla@customer.example>\r\nSubject: ${subject}\r\n\r\nHello\r\n`),
  envelope: {
    from: 'carla@customer.example',
    to: ['a@acme.example', 'b@acme.example'],
    ip: '192.0.2.1',
    helo: 'x.example',
  },
});

test.runIf(hasRspamd)(
  'Debian’s rspamd tells spam from other mail, and the page’s test reaches it',
  async () => {
    await using rspamd = await startRspamd();
    await using desk = await openDesk();
    await writeSetting(desk.ctx.db, rspamdUrl, rspamd.url);
    const [spam, fine] = await gatherSpamSigns(
      desk.ctx,
      [mail('You are a winner'), mail('Where is my parcel?')],
      30_000,
    );
    expect(spam).toEqual({ rspamd: { action: 'add header', score: 7, symbols: ['SUBJECT_WINNER'] } });
    expect(fine!.rspamd).toMatchObject({ action: 'no action', score: 0 });
    const form = { url: rspamd.url, test: '1' };
    const page = await (await desk.ask(desk.people.ada, 'PUT', '/spam/rspamd', { form })).text();
    expect(page).toContain('reject (15.0 points)');
  },
  90_000,
);
