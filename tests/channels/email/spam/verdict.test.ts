import { expect, test } from 'vitest';
import {
  judgeLetters,
  recordVerdicts,
  type SpamVerdict,
  spamReasons,
  verdictsOf,
} from '#src/channels/email/spam/index.ts';
import type { Listed } from '#src/channels/email/spam/schema.ts';
import { writeSender } from '#src/channels/email/spam/store.ts';
import { appendRaws, packRaw } from '#src/mail/raw/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { testMachine } from '#tests/support/machine.ts';
import { failedDmarc, letter } from './letters.ts';

const SCORED = { rspamd: { action: 'add header', score: 9.5, symbols: ['BAD_LINK'] } };

async function judging(lists: Record<string, Listed> = {}) {
  const machine = testMachine();
  const { ctx } = machine;
  for (const [pattern, verdict] of Object.entries(lists)) await writeSender(ctx.db, { pattern, verdict, createdAt: 1 });
  const judge = async (more: Parameters<typeof letter>[0]) =>
    (await transaction(ctx, (ctx) => judgeLetters(ctx, [letter(more)])))[0]!;
  return { ctx, judge, [Symbol.asyncDispose]: () => machine[Symbol.asyncDispose]() };
}

test('a letter about which nothing is known is no spam, and no reason is given', async () => {
  await using desk = await judging();
  expect(await desk.judge({})).toEqual({ isSpam: false, reasons: [] });
});

test('a blocked sender is spam, also by the domain above the own; others of the batch are not', async () => {
  await using desk = await judging({ 'customer.example': 'block' });
  const verdicts = await judgeLetters(desk.ctx, [
    letter({ from: 'Carla@News.Customer.example' }),
    letter({ from: 'carla@notcustomer.example' }),
  ]);
  expect(verdicts).toEqual([
    { isSpam: true, reasons: [{ kind: 'blocked', pattern: 'customer.example' }] },
    { isSpam: false, reasons: [] },
  ]);
});

test('the narrower of two entries wins, whichever list it stands in', async () => {
  await using desk = await judging({
    'customer.example': 'block',
    'carla@customer.example': 'allow',
    'mail.example': 'allow',
    'pest@mail.example': 'block',
  });
  expect((await desk.judge({})).isSpam).toBe(false);
  expect((await desk.judge({ from: 'carl@customer.example' })).isSpam).toBe(true);
  expect((await desk.judge({ from: 'pest@mail.example' })).isSpam).toBe(true);
});

test('A6: mail that fails DMARC goes to spam where its domain asks for that, with the reason', async () => {
  await using desk = await judging();
  for (const policy of ['reject', 'quarantine'] as const) {
    expect(await desk.judge({ verification: failedDmarc(policy) })).toEqual({
      isSpam: true,
      reasons: [{ kind: 'dmarc', domain: 'customer.example', policy }],
    });
  }
  expect((await desk.judge({ verification: failedDmarc('none') })).isSpam).toBe(false);
});

test('A6: an allowed sender does not open the door to mail that is forged in their name', async () => {
  await using desk = await judging({ 'carla@customer.example': 'allow' });
  const forged = { kind: 'allowed', pattern: 'carla@customer.example', isForged: true };
  const verdict = await desk.judge({ verification: failedDmarc('reject') });
  expect(verdict.isSpam).toBe(true);
  expect(verdict.reasons[0]).toEqual(forged);
  // No policy to obey; what else speaks against it is heard.
  expect(await desk.judge({ verification: failedDmarc('none'), signs: SCORED })).toMatchObject({ isSpam: true });
  expect(await desk.judge({ verification: failedDmarc('none') })).toEqual({ isSpam: false, reasons: [forged] });
});

test('an allowed sender is heard before rspamd, a blocked one before DMARC', async () => {
  await using desk = await judging({ 'carla@customer.example': 'allow', 'pest.example': 'block' });
  expect(await desk.judge({ signs: SCORED })).toEqual({
    isSpam: false,
    reasons: [{ kind: 'allowed', pattern: 'carla@customer.example', isForged: false }],
  });
  const { reasons } = await desk.judge({ from: 'x@pest.example', verification: failedDmarc('reject'), signs: SCORED });
  expect(reasons).toEqual([{ kind: 'blocked', pattern: 'pest.example' }]);
});

test("DMARC's word comes before rspamd's, and rspamd's own threshold decides", async () => {
  await using desk = await judging();
  expect((await desk.judge({ verification: failedDmarc('reject'), signs: SCORED })).reasons).toMatchObject([
    { kind: 'dmarc' },
  ]);
  expect(await desk.judge({ signs: SCORED })).toEqual({
    isSpam: true,
    reasons: [{ kind: 'rspamd', score: 9.5, symbols: ['BAD_LINK'] }],
  });
  for (const action of ['no action', 'greylist', 'soft reject']) {
    expect((await desk.judge({ signs: { rspamd: { action, score: 5, symbols: [] } } })).isSpam).toBe(false);
  }
});

test('a report that proves by our token to be about our mail is not judged by its content, yet by the block list', async () => {
  await using desk = await judging({ 'pest.example': 'block' });
  expect(await desk.judge({ isExempt: true, signs: SCORED })).toEqual({ isSpam: false, reasons: [] });
  expect((await desk.judge({ isExempt: true, from: 'x@pest.example' })).isSpam).toBe(true);
});

test('a verdict is kept with its reasons, once, and only where there is one', async () => {
  await using desk = await judging();
  const { ctx } = desk;
  const mail = (text: string) =>
    packRaw({ direction: 'in', at: 1, bytes: Buffer.from(text), envelope: { from: '', to: [], source: 'smtp' } });
  const [spam, fine, allowed] = await appendRaws(ctx.db, [await mail('a'), await mail('b'), await mail('c')]);
  const blocked = { isSpam: true, reasons: [{ kind: 'blocked' as const, pattern: 'pest.example' }] };
  const letIn = { isSpam: false, reasons: [{ kind: 'allowed' as const, pattern: 'a.example', isForged: false }] };
  await recordVerdicts(ctx, [
    { rawId: spam!, verdict: blocked },
    { rawId: fine!, verdict: { isSpam: false, reasons: [] } },
    { rawId: allowed!, verdict: letIn },
  ]);
  await recordVerdicts(ctx, [{ rawId: spam!, verdict: letIn }]);
  expect(await verdictsOf(ctx.db, [spam!, fine!, allowed!])).toEqual(
    new Map([
      [spam!, blocked as SpamVerdict],
      [allowed!, letIn],
    ]),
  );
  expect(await spamReasons(ctx.db, [spam!, fine!, allowed!])).toEqual(new Map([[spam!, blocked.reasons]]));
});
