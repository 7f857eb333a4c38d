import { expect, test } from 'vitest';
import {
  appendRaws,
  deleteRaws,
  type NewRaw,
  packRaw,
  rawDigests,
  rawsBefore,
  readRaw,
  readRaws,
} from '#src/mail/raw/index.ts';
import { testMachine } from '#tests/support/machine.ts';

const mail = (over: Partial<NewRaw> = {}): NewRaw => ({
  direction: 'in',
  at: 1000,
  bytes: Buffer.from('Subject: a\r\n\r\n\x00\xff.\n', 'latin1'),
  envelope: { from: 'a@x.test', to: ['b@y.test'], source: 'smtp', ip: '192.0.2.1', helo: 'h', tls: null },
  ...over,
});

test('a mail comes back byte for byte with its envelope, small or large', async () => {
  await using machine = testMachine();
  const { db } = machine.ctx;
  const large = mail({ bytes: Buffer.from(crypto.getRandomValues(new Uint8Array(100_000)).toString()) });
  const mails = [mail(), large, mail({ bytes: new Uint8Array(0) })];
  const ids = await appendRaws(db, await Promise.all(mails.map(packRaw)));
  for (const [i, id] of ids.entries()) {
    const kept = await readRaw(db, id);
    expect(Buffer.from(kept!.bytes).equals(mails[i]!.bytes)).toBe(true);
    expect(kept).toMatchObject({ id, size: mails[i]!.bytes.length, envelope: mails[i]!.envelope });
  }
  expect(await rawsBefore(db, ids[2]!, 1)).toEqual([{ id: ids[1], size: large.bytes.length }]);
  await deleteRaws(db, [ids[1]!]);
  expect((await readRaws(db, ids)).map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  expect(await readRaw(db, ids[1]!)).toBeNull();
});

test('S15: the same delivery has the same digest; other bytes, another sender or another recipient have another', async () => {
  const digest = async (over: Partial<NewRaw> = {}) => Buffer.from((await packRaw(mail(over))).digest).toString('hex');
  const { envelope } = mail();
  const two = { ...envelope, to: ['b@y.test', 'c@y.test'] };
  expect(await digest({ at: 5, envelope: { ...envelope, ip: '192.0.2.2', helo: 'other' } })).toBe(await digest());
  expect(await digest({ envelope: { ...two, to: two.to.toReversed() } })).toBe(await digest({ envelope: two }));
  const all = [
    await digest(),
    await digest({ envelope: two }),
    await digest({ envelope: { ...envelope, from: 'b@x.test' } }),
    await digest({ envelope: { ...envelope, from: '' } }),
    await digest({ bytes: Buffer.from('Subject: b\r\n\r\n') }),
    await digest({ envelope: { ...envelope, from: 'a@x.testb', to: ['@y.test'] } }),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test('digests are found by id, with the time of arrival', async () => {
  await using machine = testMachine();
  const packed = await packRaw(mail());
  const [id] = await appendRaws(machine.ctx.db, [packed]);
  const found = (await rawDigests(machine.ctx.db, [id!, 99])).get(id!)!;
  expect(found.at).toBe(1000);
  expect(Buffer.from(found.digest).equals(packed.digest)).toBe(true);
});
