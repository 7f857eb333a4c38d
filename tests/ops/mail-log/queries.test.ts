import { expect, test } from 'vitest';
import { listUnreadable, unreadableOf } from '#src/channels/email/ingest/index.ts';
import { queuedRecipients } from '#src/mail/delivery/index.ts';
import { rawHeads, rawHeadsBetween } from '#src/mail/raw/index.ts';
import { rawsOfAddress } from '#src/mail/trace/index.ts';
import { tell } from '#src/ops/mail-log/actions/tell.ts';
import { findMails } from '#src/ops/mail-log/find.ts';
import type { Db } from '#src/platform/db/index.ts';
import { eventsAbout } from '#src/platform/events/index.ts';
import { type TestMachine, testMachine } from '#tests/support/machine.ts';

const MAILS = 50_000;
const admin = { userId: 1, name: 'Ada', role: 'admin' as const, grants: new Map() };

/** Many mails of two customers and us, small and without content: only the indexes matter. */
function fill({ database }: TestMachine): void {
  database.sqlite.run(`INSERT INTO raw (direction, at, size, digest, envelope, bytes)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MAILS})
    SELECT 'in', i * 1000, 10, x'00', '{"from":"a@x.example","to":[],"source":"smtp"}', x'00' FROM n`);
  database.sqlite.run(`INSERT INTO raw_address (raw_id, address, at)
    SELECT id, 'support@acme.example', at FROM raw UNION ALL SELECT id, iif(id % 2, 'ann@x.example', 'bob@x.example'), at FROM raw`);
  database.sqlite.run('ANALYZE');
}

/** The plan of every statement that `ask` makes. */
async function plansOf({ ctx, database }: TestMachine, ask: (db: Db) => Promise<unknown>): Promise<string[]> {
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const spy = ctx.reader.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      return result;
    },
  });
  const executor = spy.getExecutor();
  const compile = executor.compileQuery.bind(executor);
  executor.compileQuery = (node, id) => {
    const query = compile(node, id);
    asked.push(query);
    return query;
  };
  await ask(spy);
  return asked.flatMap(({ sql, parameters }) =>
    (database.sqlite.query(`EXPLAIN QUERY PLAN ${sql}`).all(...(parameters as string[])) as { detail: string }[]).map(
      ({ detail }) => detail,
    ),
  );
}

test('every question of the mail log walks an index, however many mails there are', async () => {
  await using machine = testMachine();
  fill(machine);
  const page = { from: 0, until: 8.64e15, before: null, limit: 51 };
  const middle = { at: 25_000_000, id: 25_000 };
  const time = { from: 10_000_000, until: 40_000_000, before: middle };
  const questions: [string, (db: Db) => Promise<unknown>][] = [
    ['the newest', (db) => rawHeadsBetween(db, page)],
    ['a time, further down', (db) => rawHeadsBetween(db, { ...time, limit: 51 })],
    ['an address', (db) => rawsOfAddress(db, 'ann@x.example', page)],
    ['an address in a time, further down', (db) => rawsOfAddress(db, 'support@acme.example', { ...time, limit: 51 })],
    ['an address nobody has', (db) => rawsOfAddress(db, 'nobody@x.example', page)],
    ['mails by id', (db) => rawHeads(db, [1, 2, 3])],
    ['a Message-ID', (db) => findMails(db, { term: { kind: 'id', text: 'no@x.example' }, ...page }, 50)],
    ['a story', (db) => tell(db, admin, 77)],
    ['events of a mail', (db) => eventsAbout(db, 'raw', 77, 100, ['recipient.sent'])],
    ['the queue', (db) => queuedRecipients(db, { limit: 50 })],
    ['what could not be read', (db) => listUnreadable(db, 1000, 50)],
    ['whether it could be read', (db) => unreadableOf(db, [1, 2])],
  ];
  for (const [name, ask] of questions) {
    const plans = await plansOf(machine, ask);
    expect([name, plans.length > 0]).toEqual([name, true]);
    expect([
      name,
      plans.filter((plan) => /^SCAN (?!CONSTANT|recipient USING (COVERING )?INDEX)|TEMP B-TREE/.test(plan)),
    ]).toEqual([name, []]);
  }
});
