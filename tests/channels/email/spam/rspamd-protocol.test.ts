import { describe, expect, test } from 'vitest';
import { gatherSpamSigns } from '#src/channels/email/spam/index.ts';
import { rspamdUrl } from '#src/channels/email/spam/settings.ts';
import { listAlarms } from '#src/platform/alarms/index.ts';
import { writeSetting } from '#src/platform/settings/index.ts';
import { testMachine } from '#tests/support/machine.ts';
import { startRspamdDouble } from './rspamd-double.ts';

const NOTHING = { rspamd: null };
const REJECTED = { action: 'reject', score: 20, symbols: {} };
const MAIL = {
  rawId: 1,
  bytes: Buffer.from('Subject: x\r\n\r\n\0\xffHello\r\n', 'latin1'),
  envelope: {
    from: 'carla@customer.example',
    to: ['a@acme.example', 'b@acme.example'],
    ip: '192.0.2.1',
    helo: 'mx.customer.example',
  },
};

async function asking() {
  const machine = testMachine();
  const double = startRspamdDouble();
  await writeSetting(machine.ctx.db, rspamdUrl, double.url);
  return {
    ...machine,
    double,
    ask: async (mail: Partial<typeof MAIL> = {}, deadlineMs?: number) =>
      (await gatherSpamSigns(machine.ctx, [{ ...MAIL, ...mail }], deadlineMs))[0]!,
    alarms: async () => (await listAlarms(machine.ctx.db)).map(({ name }) => name),
    async [Symbol.asyncDispose]() {
      await double[Symbol.asyncDispose]();
      await machine[Symbol.asyncDispose]();
    },
  };
}

test('without an address of rspamd nobody is asked', async () => {
  await using machine = testMachine();
  expect(await gatherSpamSigns(machine.ctx, [MAIL, MAIL])).toEqual([NOTHING, NOTHING]);
});

test('rspamd gets the mail as it came, and its envelope', async () => {
  await using desk = await asking();
  await desk.ask();
  const [asked] = desk.double.asked;
  expect(asked).toMatchObject({ method: 'POST', path: '/checkv2' });
  expect(asked!.body).toBe(MAIL.bytes.toString('utf8'));
  expect(asked!.headers).toMatchObject({
    from: 'carla@customer.example',
    rcpt: 'a@acme.example,b@acme.example',
    ip: '192.0.2.1',
    helo: 'mx.customer.example',
  });
});

test('what a client said cannot become a header of its own', async () => {
  await using desk = await asking();
  await desk.ask({
    envelope: {
      from: 'a@b\r\nX-Evil: 1',
      to: ['ok@acme.example', 'x,y@acme.example', 'ü@acme.example'],
      ip: '',
      helo: 'a\r\nb',
    },
  });
  const { headers } = desk.double.asked[0]!;
  expect(headers.rcpt).toBe('ok@acme.example');
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['from']));
  expect(headers).not.toHaveProperty('x-evil');
  expect(headers).not.toHaveProperty('helo');
});

test('its action, its score and its heaviest rules are read, each mail’s own', async () => {
  await using desk = await asking();
  let n = 0;
  desk.double.answers = () =>
    Response.json({
      action: 'add header',
      score: ++n,
      required_score: 15,
      symbols: Object.fromEntries([0, -3, 5, 1, 2, 4, 3, 9].map((score) => [`S${score}`.replace('-', 'M'), { score }])),
      messages: {},
    });
  const mails = Array.from({ length: 20 }, (_, i) => ({ ...MAIL, rawId: i, bytes: Buffer.from(String(i)) }));
  const signs = await gatherSpamSigns(desk.ctx, mails);
  expect(signs[0]!.rspamd).toMatchObject({ action: 'add header', symbols: ['S9', 'S5', 'S4', 'S3', 'S2'] });
  expect(new Set(signs.map(({ rspamd }) => rspamd?.score)).size).toBe(20);
});

describe('mail is delivered without rspamd when', () => {
  const cases: [string, () => Response | Promise<Response>][] = [
    ['it has trouble', () => new Response('no', { status: 500 })],
    ['it answers something else', () => new Response('<html>')],
    ['it answers half', () => Response.json({ action: 'reject' })],
    ['it answers without end', () => new Response(`${JSON.stringify(REJECTED)}${' '.repeat(1_100_000)}`)],
    ['it is slow', () => new Promise(() => {})],
  ];
  test.each(cases)('%s', async (_, answers) => {
    await using desk = await asking();
    desk.double.answers = answers;
    expect(await desk.ask({}, 200)).toEqual(NOTHING);
  });

  test('it sends us elsewhere', async () => {
    await using desk = await asking();
    await using elsewhere = startRspamdDouble();
    elsewhere.answers = () => Response.json(REJECTED);
    desk.double.answers = () => new Response(null, { status: 307, headers: { Location: `${elsewhere.url}/checkv2` } });
    expect(await desk.ask()).toEqual(NOTHING);
    expect(elsewhere.asked).toEqual([]);
  });

  test('nobody is there', async () => {
    await using desk = await asking();
    await desk.double.stop();
    expect(await desk.ask()).toEqual(NOTHING);
  });
});

test('three failures in a row, and it is left alone for a minute; one answer, and all is well', async () => {
  await using desk = await asking();
  const { double, clock } = desk;
  const good = double.answers;
  double.answers = () => new Response('', { status: 500 });
  for (let i = 0; i < 5; i++) await desk.ask();
  expect(double.asked).toHaveLength(3);
  clock.turn(61_000);
  double.answers = good;
  expect((await desk.ask()).rspamd?.action).toBe('no action');
  double.answers = () => new Response('', { status: 500 });
  await desk.ask();
  await desk.ask();
  await desk.ask();
  expect(double.asked).toHaveLength(7);
});

test('an hour without an answer raises an alarm, once; an answer ends it', async () => {
  await using desk = await asking();
  const { double, clock } = desk;
  const good = double.answers;
  double.answers = () => new Response('', { status: 500 });
  for (let minutes = 0; minutes < 59; minutes++) {
    await desk.ask();
    clock.turn(60_000);
  }
  expect(await desk.alarms()).toEqual([]);
  clock.turn(60_000);
  await desk.ask();
  expect(await desk.alarms()).toEqual(['rspamd']);
  clock.turn(60_000);
  double.answers = good;
  await desk.ask();
  expect(await desk.alarms()).toEqual([]);
});

test('an alarm that stood before a restart ends with the first answer', async () => {
  await using desk = await asking();
  desk.database.sqlite.run("INSERT INTO alarm (name, since_at) VALUES ('rspamd', 1)");
  await desk.ask();
  expect(await desk.alarms()).toEqual([]);
});
