import { expect, test } from 'vitest';
import {
  appendReply,
  assign,
  findConversation,
  markSeen,
  putAway,
  reopenFailed,
  restore,
  setStatus,
} from '#src/inbox/conversations/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { type Desk, openDesk, type Person } from '../desk.ts';

/** mulberry32: the same sequence for the same seed, so that a failure can be run again. */
function randomFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: (n: number) => Math.floor(next() * n),
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!,
  };
}

type Random = ReturnType<typeof randomFrom>;

async function replyOf(desk: Desk, conversationId: number, by: Person, andClose: boolean) {
  const rawId = desk.row<{ id: number }>('SELECT max(id) AS id FROM raw').id;
  const content = {
    headerId: null,
    subject: 'Re',
    people: { from: null, to: [], cc: [], replyTo: [] },
    marks: {},
    parts: [],
    text: 'answer',
  };
  const reply = {
    conversationId,
    userId: by.id,
    rawId,
    after: { status: andClose ? ('closed' as const) : null },
    content,
  };
  await transaction(by.ctx, (ctx) => appendReply(ctx, reply));
}

/** One change of any kind, of one or several conversations. */
async function change(desk: Desk, random: Random): Promise<string> {
  const { ada, ben } = desk.people;
  const ids = desk.rows<{ id: number }>('SELECT id FROM conversation').map(({ id }) => id);
  const id = random.pick(ids);
  const by = random.pick([ada, ben]);
  const mailboxOf = (id: number) =>
    desk.row<{ mailbox_id: number }>('SELECT mailbox_id FROM conversation WHERE id = ?', id).mailbox_id;
  const inSupport = ids.filter((id) => mailboxOf(id) === desk.support);
  const one = random.pick(inSupport);
  switch (random.below(9)) {
    case 0:
    case 1: {
      const letters = Array.from({ length: 1 + random.below(4) }, () => ({
        conversationId: random.below(3) === 0 ? null : id,
        mailboxId: mailboxOf(id),
        marks: random.below(4) === 0 ? { automatic: 'reply' as const } : {},
        from: `c${random.below(3)}@customer.example`,
      }));
      await desk.receiveAll(letters);
      return `${letters.length} letters to ${letters.map(({ conversationId }) => conversationId)}`;
    }
    case 2: {
      const status = random.pick(['open', 'pending', 'closed']);
      await setStatus(by.ctx, await by.actor(), one, status);
      return `${one} is ${status}`;
    }
    case 3: {
      const where = random.pick(['spam', 'trash'] as const);
      await putAway(by.ctx, await by.actor(), one, where);
      return `${one} to ${where}`;
    }
    case 4: {
      const where = random.pick(['spam', 'trash'] as const);
      await restore(by.ctx, await by.actor(), one, where);
      return `${one} back from ${where}`;
    }
    case 5: {
      const to = random.pick([ada.id, ben.id, desk.people.rita.id, null]);
      await assign(by.ctx, await by.actor(), one, to);
      return `${one} given to ${to}`;
    }
    case 6: {
      const andClose = random.below(2) === 0;
      await replyOf(desk, one, by, andClose);
      return `${one} answered, closed: ${andClose}`;
    }
    case 7:
      await transaction(desk.ctx, (ctx) => reopenFailed(ctx, [one]));
      return `${one} was not delivered`;
    default:
      await markSeen(by.ctx, await by.actor(), (await findConversation(desk.ctx.db, one))!);
      return `${one} seen`;
  }
}

const key = ({ list, mailbox_id, status }: Count) => `${list} ${mailbox_id} ${status}`;
type Count = { list: string; mailbox_id: number; status: string; n: number };

/** What is kept beside what counting finds. */
function counts(desk: Desk) {
  const kept = desk.rows<Count>('SELECT * FROM tally WHERE n <> 0');
  const counted = desk.rows<Count>(`
    SELECT 'all' AS list, mailbox_id, status, count(*) AS n FROM conversation GROUP BY 2, 3 UNION ALL
    SELECT 'waiting', mailbox_id, status, count(*) FROM conversation WHERE waiting_since_at IS NOT NULL GROUP BY 2, 3 UNION ALL
    SELECT ifnull('user:' || assignee_id, 'nobody'), mailbox_id, status, count(*) FROM conversation GROUP BY 1, 2, 3`);
  const asMap = (rows: Count[]) => Object.fromEntries(rows.map((row) => [key(row), row.n]).sort());
  return { kept: asMap(kept), counted: asMap(counted) };
}

/** The rows of conversations that say something else than their messages do. */
const wrongRows = (desk: Desk) =>
  desk.rows(`
    SELECT c.id, c.status, c.message_count, c.last_message_id, c.last_message_at, c.waiting_since_at, c.closed_at, c.status_before FROM conversation c
    JOIN (SELECT conversation_id, count(*) AS n, max(id) AS last, max(at) AS at FROM message GROUP BY 1) m ON m.conversation_id = c.id
    WHERE c.message_count <> m.n OR c.last_message_id <> m.last OR c.last_message_at <> m.at
      OR (c.status <> 'open' AND c.waiting_since_at IS NOT NULL)
      OR (c.closed_at IS NOT NULL) <> (c.status = 'closed')
      OR (c.status IN ('spam', 'trash')) <> (c.status_before IS NOT NULL)
      OR (c.waiting_since_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM message i WHERE i.conversation_id = c.id AND i.kind = 'in' AND i.at = c.waiting_since_at
            AND i.marks NOT LIKE '%automatic%' AND i.id > ifnull((SELECT max(id) FROM message o WHERE o.conversation_id = c.id AND o.kind = 'out'), 0)))`);

test.each([1, 2, 3])(
  'counts equal a recount, and rows their messages, after every kind of change (seed %i)',
  async (seed) => {
    await using desk = await openDesk();
    const random = randomFrom(seed);
    await desk.receiveAll([{}, {}, { mailboxId: desk.sales }]);
    for (let step = 0; step < 120; step++) {
      desk.clock.turn(1000);
      const done = await change(desk, random);
      const { kept, counted } = counts(desk);
      expect({ step, done, counts: kept, wrong: wrongRows(desk) }).toEqual({ step, done, counts: counted, wrong: [] });
    }
  },
);

test('counts follow bulk statements and removal as well', async () => {
  await using desk = await openDesk();
  await desk.receiveAll([{}, {}, {}, { mailboxId: desk.sales }]);
  desk.rows("UPDATE conversation SET status = 'closed' WHERE mailbox_id = ?", desk.support);
  desk.rows('UPDATE conversation SET assignee_id = ?', desk.people.ada.id);
  desk.rows('UPDATE conversation SET mailbox_id = ? WHERE id = 1', desk.sales);
  expect(counts(desk).kept).toEqual(counts(desk).counted);
  for (const table of ['participant', 'message']) desk.rows(`DELETE FROM ${table} WHERE conversation_id = 2`);
  desk.rows('DELETE FROM conversation WHERE id = 2');
  expect(counts(desk).kept).toEqual(counts(desk).counted);
});
