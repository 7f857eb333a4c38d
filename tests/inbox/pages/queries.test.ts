import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { type Desk, openDesk } from '../desk.ts';
import { hand } from '../drafts/writing.ts';

/** Counts the statements of the pages that `ask` gets, by the handle they go to. */
function countQueries(desk: Desk) {
  const counts = { reads: 0, writes: 0 };
  const counter = (kind: keyof typeof counts): KyselyPlugin => ({
    transformQuery({ node }) {
      counts[kind] += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  desk.ctx.reader = desk.ctx.reader.withPlugin(counter('reads'));
  desk.ctx.db = desk.ctx.db.withPlugin(counter('writes'));
  return async (path: string, htmx?: string, method = 'GET') => {
    Object.assign(counts, { reads: 0, writes: 0 });
    const response = await desk.ask(desk.people.ada, method, path, htmx ? { htmx } : {});
    expect(response.status).toBe(200);
    await response.text();
    return { ...counts };
  };
}

/** A busy company: many people, conversations, messages in one of them, and replies that wait and are held. */
async function fill(desk: Desk, n: number): Promise<number> {
  const { ada, ben } = desk.people;
  const { conversationId } = await desk.receive();
  await desk.receiveAll(
    Array.from({ length: n }, (_, i) => ({
      from: `c${i}@customer.example`,
      ...(i % 3 === 0 ? { conversationId } : {}),
    })),
  );
  for (let i = 0; i < n; i++) {
    desk.rows(
      "INSERT INTO user (email, name, role, password_hash, created_at) VALUES (?, 'X', 'member', 'x', 1)",
      `u${n}-${i}@x`,
    );
  }
  desk.rows(
    "INSERT INTO mailbox_access SELECT ?, id, 'full' FROM user WHERE name = 'X' ON CONFLICT DO NOTHING",
    desk.support,
  );
  for (let i = 0; i < Math.min(n, 6); i++) {
    for (const who of [ada, ben]) {
      const id = await hand(who).open(conversationId);
      await hand(who).save(id, 'words');
      await hand(who).attach(id);
      await hand(who).send(id);
    }
    if (i === 2) await desk.receive({ conversationId });
  }
  const id = await hand(ada).open(conversationId);
  await hand(ada).attach(id);
  desk.rows('UPDATE conversation SET assignee_id = ? WHERE id = ?', ben.id, conversationId);
  return conversationId;
}

type Page = [name: string, path: string, htmx: string | undefined, most: number, method?: string];

const pages = (id: number): Page[] => [
  ['the inbox page', '/inbox/open', undefined, 26],
  ['the list', '/inbox/open', 'section#conversation-list', 19],
  ['the conversation page', `/conversations/${id}`, undefined, 58],
  ['the conversation pane', `/conversations/${id}`, 'section#conversation', 38],
  ['the thread', `/conversations/${id}/thread`, 'section#thread', 19],
  ['the head', `/conversations/${id}/head`, 'header#conversation-head', 11],
  ['the counts', '/counts', 'nav#sidebar-lists', 10],
  ['the composer with thread and head', `/conversations/${id}/drafts`, 'form#composer', 32, 'POST'],
];

test('a page is a fixed number of queries, however many rows, people, messages and drafts there are', async () => {
  await using desk = await openDesk();
  const get = countQueries(desk);
  const few = await fill(desk, 2);
  const measure = async (id: number) => {
    const measured: Record<string, number> = {};
    for (const [name, path, htmx, , method] of pages(id)) {
      // The first visit notes what was seen.
      await get(path, htmx, method);
      const { reads, writes } = await get(path, htmx, method);
      if (method !== 'POST') expect({ name, writes }).toEqual({ name, writes: 0 });
      measured[name] = reads;
    }
    return measured;
  };
  const small = await measure(few);
  const large = await measure(await fill(desk, 120));
  for (const [name, , , most] of pages(few)) {
    // Less where a page happens to show none of our own mails, or nothing that anybody has.
    expect({ name, grows: large[name]! - small[name]! > 1 }).toEqual({ name, grows: false });
    const reads = Math.max(small[name]!, large[name]!);
    expect({ name, reads: reads <= most ? 'few' : reads }).toEqual({ name, reads: 'few' });
  }
});
