import { describe, expect, test } from 'vitest';
import { judgeLetters } from '#src/channels/email/spam/index.ts';
import { jobs } from '#src/channels/email/spam/jobs.ts';
import type { WordSource } from '#src/channels/email/spam/schema.ts';
import { classifier } from '#src/channels/email/spam/settings.ts';
import { wordHash } from '#src/channels/email/spam/word-hash.ts';
import { countKnownWords, countWords } from '#src/channels/email/spam/words.sqlite.ts';
import { wordsOf } from '#src/channels/email/spam/words-of.ts';
import { transaction } from '#src/platform/db/index.ts';
import { runJobs } from '#src/platform/jobs/index.ts';
import { writeSetting } from '#src/platform/settings/index.ts';
import { type TestMachine, testMachine } from '#tests/support/machine.ts';
import { createSamples, letter } from './letters.ts';

const words = (more: Partial<WordSource>) => wordsOf({ from: '', subject: '', text: '', parts: [], ...more });

/** Teaches without conversations: the words alone. */
const teach = ({ ctx }: TestMachine, mails: Partial<WordSource>[], isSpam: boolean) =>
  transaction(ctx, async (ctx) => {
    const change = isSpam ? { spam: 1, ham: 0 } : { spam: 0, ham: 1 };
    for (const mail of mails) await countWords(ctx.db, words(mail).map(wordHash), change, ctx.clock.now());
  });

const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make);

describe('the words of a mail', () => {
  test('are counted once, whatever their case and width, and without numbers', () => {
    expect(words({ subject: 'Invoice 20261', text: 'INVOICE ｉｎｖｏｉｃｅ 4711 of Müller’s a-b' })).toEqual([
      'invoice',
      'müller’s',
      'a-b',
    ]);
  });

  test('where no spaces are written, are pairs of characters', () => {
    expect(words({ text: '免费发票' })).toEqual(['免费', '费发', '发票']);
  });

  test('name the sender’s domain, the hosts it links to and the kinds of its files', () => {
    const mail = {
      from: 'X@Pest.Example',
      text: 'see https://win.example/a?b=c and HTTP://WIN.example:80/',
      parts: [{ name: 'invoice.PDF.exe', type: 'application/pdf' }],
    };
    expect(words(mail).slice(0, 3)).toEqual(['from:pest.example', 'file:exe', 'link:win.example']);
  });

  test('are bounded for a mail of any size', () => {
    const text = Array.from({ length: 100_000 }, (_, i) => `w${i.toString(36)}x`).join(' ');
    expect(words({ text })).toHaveLength(300);
    expect(words({ text: '漢字'.repeat(100_000) })).toHaveLength(2);
    expect(words({ text: 'a'.repeat(1_000_000) })).toEqual([]);
  });

  test('are the same number on every machine', () => {
    expect(wordHash('invoice')).toBe(wordHash('invoice'));
    expect(Number.isSafeInteger(wordHash('发票'))).toBe(true);
    expect(wordHash('viagra')).toBe(VIAGRA);
  });
});

// Fixed, since the table would be worthless if it changed.
const VIAGRA = 965789405455776;

describe('the classifier', () => {
  test('says nothing before it has seen twenty of each', async () => {
    await using machine = testMachine();
    const sample = createSamples(1);
    await teach(
      machine,
      times(40, () => sample(true)),
      true,
    );
    await teach(
      machine,
      times(19, () => sample(false)),
      false,
    );
    const spam = times(10, () => letter(sample(true)));
    expect((await judgeLetters(machine.ctx, spam)).some(({ isSpam }) => isSpam)).toBe(false);
    await teach(machine, [sample(false)], false);
    expect((await judgeLetters(machine.ctx, spam)).some(({ isSpam }) => isSpam)).toBe(true);
  });

  test('tells spam from wanted mail it has not seen: hardly a mistake against wanted mail, most spam found', async () => {
    await using machine = testMachine();
    const sample = createSamples(7);
    await teach(
      machine,
      times(150, () => sample(true)),
      true,
    );
    await teach(
      machine,
      times(150, () => sample(false)),
      false,
    );
    const [spam, ham] = [true, false].map((isSpam) => times(300, () => letter(sample(isSpam))));
    const found = (await judgeLetters(machine.ctx, spam!)).filter(({ isSpam }) => isSpam).length;
    const wronged = (await judgeLetters(machine.ctx, ham!)).filter(({ isSpam }) => isSpam).length;
    expect({ precision: found / (found + wronged), recall: found / 300 }).toEqual({
      precision: expect.toSatisfy((share: number) => share >= 0.97),
      recall: expect.toSatisfy((share: number) => share >= 0.6),
    });
  });

  test('gives the words that told it, and a probability', async () => {
    await using machine = testMachine();
    await teach(
      machine,
      times(30, () => ({ text: 'claim a lottery prize' })),
      true,
    );
    await teach(
      machine,
      times(30, () => ({ text: 'where does the parcel stay' })),
      false,
    );
    const [verdict] = await judgeLetters(machine.ctx, [letter({ text: 'LOTTERY prize: claim it, dear' })]);
    expect(verdict!.reasons).toEqual([
      {
        kind: 'learned',
        probability: expect.closeTo(0.98, 1),
        words: ['lottery', 'prize', 'claim'],
      },
    ]);
  });

  test('can be switched off, and be told to be more careful', async () => {
    await using machine = testMachine();
    const { ctx } = machine;
    await teach(
      machine,
      times(30, () => ({ text: 'prize' })),
      true,
    );
    await teach(
      machine,
      times(30, () => ({ text: 'parcel' })),
      false,
    );
    const isSpam = async () => (await judgeLetters(ctx, [letter({ text: 'prize prize' })]))[0]!.isSpam;
    expect(await isSpam()).toBe(true);
    await writeSetting(ctx.db, classifier, { isOn: true, threshold: 1 });
    expect(await isSpam()).toBe(false);
    await writeSetting(ctx.db, classifier, { isOn: false, threshold: 0.5 });
    expect(await isSpam()).toBe(false);
  });

  test('a lesson taken back never leaves less than nothing', async () => {
    await using machine = testMachine();
    const { ctx, database } = machine;
    await countWords(ctx.db, [5], { spam: -1, ham: 1 }, 1);
    await countWords(ctx.db, [5], { spam: -1, ham: -1 }, 1);
    await countWords(ctx.db, [5], { spam: 0, ham: -1 }, 1);
    expect(database.sqlite.query('SELECT spam, ham FROM spam_word WHERE hash = 5').get()).toEqual({ spam: 0, ham: 0 });
  });
});

test('the table of words stays in bounds: rare words go, the oldest first, and telling ones stay', async () => {
  await using machine = testMachine();
  const { ctx, clock, database } = machine;
  const hashes = (from: number, n: number) => Array.from({ length: n }, (_, i) => from + i);
  await countWords(ctx.db, hashes(0, 1000), { spam: 3, ham: 0 }, clock.now());
  await countWords(ctx.db, hashes(1000, 2000), { spam: 1, ham: 0 }, clock.now());
  clock.turn(40 * 24 * 3_600_000);
  await countWords(ctx.db, hashes(3000, 199_000), { spam: 1, ham: 0 }, clock.now());
  const runner = await runJobs(ctx, jobs);
  const isDone = () =>
    database.sqlite.query("SELECT 1 FROM job WHERE kind = 'spam.forget' AND run_at > ?").get(clock.now());
  while (!isDone()) await Bun.sleep(1);
  await runner.stop();
  expect(await countKnownWords(ctx.db)).toBe(200_000);
  const left = (from: number, to: number) =>
    database.sqlite.query('SELECT count(*) AS n FROM spam_word WHERE hash >= ? AND hash < ?').get(from, to);
  expect(left(0, 1000)).toEqual({ n: 1000 });
  expect(left(1000, 3000)).toEqual({ n: 0 });
});
