import { expect, test } from 'vitest';
import { dkimRecords, jobs, listDomains, rotateDkim, signingKeys } from '#src/company/domains/index.ts';
import { addMailbox } from '#src/company/mailboxes/index.ts';
import { Upstream } from '#src/lib/errors.ts';
import { transaction } from '#src/platform/db/index.ts';
import { testMachine } from '#tests/support/machine.ts';

const DAY = 24 * 3600_000;
const admin = { userId: 1, name: 'Ada', role: 'admin' as const, grants: new Map() };

/** A machine with a mailbox of acme.example, and DNS in the test's hands. */
async function start() {
  const machine = testMachine({ POSTROOM_SECRET_KEY: 'a machine secret' });
  const { ctx, database } = machine;
  database.sqlite.run(
    `INSERT INTO user (id, email, name, role, password_hash, created_at) VALUES (1, 'ada@acme.example', 'Ada', 'admin', '', 0)`,
  );
  await addMailbox(ctx, admin, { name: 'Support', address: 'support@acme.example' });
  const zone = new Map<string, string>();
  const dns = { isDown: false };
  const [job] = jobs({
    async txt(name) {
      if (dns.isDown) throw new Upstream('DNS gave no answer', true);
      return zone.has(name) ? [zone.get(name)!] : [];
    },
  });
  const records = () => dkimRecords(ctx, 'acme.example');
  return {
    ...machine,
    zone,
    dns,
    records,
    publish: async () => {
      for (const { name, value } of await records()) zone.set(name, value);
    },
    states: async () => (await records()).map(({ state }) => state).sort(),
    signing: async () => (await signingKeys(ctx, 'acme.example')).map(({ selector }) => selector).sort(),
    /** what the timer does each hour */
    async hour() {
      const prepared = await job!.prepare(ctx, [{}]);
      if (!prepared[0]?.ok) throw new Error('The job failed');
      const { value } = prepared[0];
      await transaction(ctx, (ctx) => job!.apply(ctx, [{ payload: {}, value }]));
    },
  };
}

test('O4: the domain of a mailbox gets an RSA and an Ed25519 key, sealed, that sign once their records are seen in DNS', async () => {
  await using acme = await start();
  await acme.hour();
  expect((await listDomains(acme.ctx.reader)).map(({ name }) => name)).toEqual(['acme.example']);
  expect(await acme.states()).toEqual(['waiting', 'waiting']);
  const kept = acme.database.sqlite
    .query('SELECT algorithm, private_sealed FROM dkim_key ORDER BY algorithm')
    .all() as {
    algorithm: string;
    private_sealed: Uint8Array;
  }[];
  expect(kept.map(({ algorithm }) => algorithm)).toEqual(['ed25519', 'rsa']);
  for (const { private_sealed } of kept) expect(Buffer.from(private_sealed).includes('PRIVATE KEY')).toBe(false);
  await acme.hour();
  expect(await acme.signing()).toEqual([]);
  await acme.publish();
  await acme.hour();
  expect(await acme.signing()).toEqual(['pr20260302e', 'pr20260302r']);
});

test('O4: a key whose record is gone signs no more; where DNS gives no answer it goes on', async () => {
  await using acme = await start();
  await acme.hour();
  await acme.publish();
  await acme.hour();
  acme.dns.isDown = true;
  await acme.hour();
  expect(await acme.signing()).toHaveLength(2);
  acme.dns.isDown = false;
  acme.zone.delete('pr20260302r._domainkey.acme.example');
  await acme.hour();
  expect(await acme.signing()).toEqual(['pr20260302e']);
});

test('O4: new keys take over when they are seen, and the old ones stay published for thirty days', async () => {
  await using acme = await start();
  await acme.hour();
  await acme.publish();
  await acme.hour();
  const old = await acme.signing();
  acme.clock.turn(1000);
  await expect(rotateDkim(acme.ctx, { ...admin, role: 'member' }, 'acme.example')).rejects.toThrow();
  await expect(rotateDkim(acme.ctx, admin, 'other.example')).rejects.toThrow();
  await rotateDkim(acme.ctx, admin, 'acme.example');
  await acme.hour();
  expect(await acme.signing(), 'the old ones sign until then').toEqual(old);
  await acme.publish();
  await acme.hour();
  expect(await acme.states()).toEqual(['retired', 'retired', 'signing', 'signing']);
  expect(await acme.signing()).toEqual(['pr20260302e2', 'pr20260302r2']);
  acme.clock.turn(29 * DAY);
  await acme.hour();
  expect(await acme.states()).toHaveLength(4);
  acme.clock.turn(2 * DAY);
  await acme.hour();
  expect(await acme.states()).toEqual(['signing', 'signing']);
});
