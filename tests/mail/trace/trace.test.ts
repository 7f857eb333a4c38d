import { expect, test } from 'vitest';
import { appendRaws, packRaw } from '#src/mail/raw/index.ts';
import {
  addressKeyOf,
  jobs,
  listRefusals,
  noteRefusals,
  rawsOfAddress,
  traceAddresses,
} from '#src/mail/trace/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { testMachine } from '#tests/support/machine.ts';

const DAY_MS = 86_400_000;
const everything = { from: 0, until: Number.MAX_SAFE_INTEGER, before: null, limit: 10 };

async function stored(ctx: Ctx, at: number): Promise<number> {
  const envelope = { from: 'anna@customer.example', to: ['support@ours.example'], source: 'smtp' as const };
  const raw = await packRaw({ direction: 'in', at, bytes: Buffer.from(`Subject: ${at}\r\n\r\n`), envelope });
  return (await appendRaws(ctx.db, [raw]))[0]!;
}

test('a mail is found by each of its addresses and their domains, newest first, in pages', async () => {
  await using machine = testMachine();
  const { ctx } = machine;
  const [late, early, other] = [await stored(ctx, 3000), await stored(ctx, 1000), await stored(ctx, 2000)];
  const mails = [late, early].map((rawId) => ({ rawId, addresses: ['Anna@Customer.example', 'support@ours.example'] }));
  await traceAddresses(ctx, [...mails, { rawId: other, addresses: ['bob@customer.example', 'not an address'] }]);
  await traceAddresses(ctx, mails);
  expect(await rawsOfAddress(ctx.db, 'anna@customer.example', everything)).toEqual([late, early]);
  expect(await rawsOfAddress(ctx.db, '@customer.example', everything)).toEqual([late, other, early]);
  const next = { ...everything, before: { at: 3000, id: late }, limit: 1 };
  expect(await rawsOfAddress(ctx.db, '@customer.example', next)).toEqual([other]);
  const between = { ...everything, from: 1500, until: 2500 };
  expect(await rawsOfAddress(ctx.db, '@customer.example', between)).toEqual([other]);
});

test('what is typed is an address or a domain, else nothing', () => {
  expect(addressKeyOf(' Anna@Example.COM ')).toBe('anna@example.com');
  expect(addressKeyOf('@Example.com')).toBe('@example.com');
  expect(addressKeyOf('anna')).toBeNull();
  expect(addressKeyOf('a b@example.com')).toBeNull();
});

test('refused sessions add to a sum by day, neighbourhood and reason', async () => {
  await using machine = testMachine();
  const { ctx, clock } = machine;
  const at = clock.now();
  await noteRefusals(ctx, [
    { ip: '2001:db8::1', reason: 'relay', n: 2, at },
    { ip: '2001:db8::ffff', reason: 'relay', n: 1, at: at + 5 },
  ]);
  await noteRefusals(ctx, [{ ip: '2001:db8::2', reason: 'relay', n: 4, at: at + 1 }]);
  const day = Math.floor(at / DAY_MS);
  expect(await listRefusals(ctx.db, 'number', 1000)).toEqual([
    { day, ip: '2001:db8:0:0::/64', reason: 'relay', n: 7, lastAt: at + 5 },
  ]);
});

test('a flood from ever new addresses fills no more than some hundred rows a day, and none is left uncounted', async () => {
  await using machine = testMachine();
  const { ctx, clock } = machine;
  const sums = Array.from({ length: 3000 }, (_, n) => ({
    ip: `10.0.${n >> 8}.${n & 255}`,
    reason: 'relay',
    n: 1,
    at: clock.now(),
  }));
  await noteRefusals(ctx, sums);
  const rows = await listRefusals(ctx.db, 'number', 1000);
  expect(rows.length).toBeLessThan(500);
  expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(3000);
  expect(rows[0]).toMatchObject({ ip: 'others' });
});

test('S10: reasons that a stranger could make up without end share a row, and none is left uncounted', async () => {
  await using machine = testMachine();
  const { ctx, clock } = machine;
  const at = clock.now();
  for (let i = 0; i < 40; i++) {
    const sums = Array.from({ length: 50 }, (_, n) => ({
      ip: '192.0.2.1',
      reason: `owner of d${i}-${n}.test`,
      n: 1,
      at,
    }));
    await noteRefusals(ctx, sums);
  }
  const rows = await listRefusals(ctx.db, 'number', 3000);
  expect(rows.length).toBeLessThan(500);
  expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(2000);
});

test('after 30 days a refusal is forgotten', async () => {
  await using machine = testMachine();
  const { ctx, clock } = machine;
  await noteRefusals(ctx, [{ ip: '192.0.2.1', reason: 'relay', n: 1, at: clock.now() }]);
  clock.turn(30 * DAY_MS);
  await jobs[0]!.apply(ctx, []);
  expect(await listRefusals(ctx.db, 'number', 1000)).toHaveLength(1);
  clock.turn(DAY_MS);
  await jobs[0]!.apply(ctx, []);
  expect(await listRefusals(ctx.db, 'number', 1000)).toEqual([]);
});
