import type { Database as Sqlite } from 'bun:sqlite';
import { SESSION_COOKIE } from '#src/company/sessions/index.ts';
import { createRandom } from '#src/lib/random.ts';
import { dnsResolver } from '#src/mail/dns/index.ts';
import { createHub } from '#src/platform/live/index.ts';
import { createApp } from '#src/web/index.ts';
import { testMachine } from '#tests/support/machine.ts';
import { against, inMs, type Row } from './report.ts';
import { seedArchive } from './seed.ts';
import type { Reader } from './seed-company.ts';

// The best of some rounds: other work on the machine shows in the slowest requests first.
const ROUNDS = 3;
const REQUESTS = 150;
const WARM_UP = 100;
const DEEP_ROWS = 100_000;
const P95_MS = 5;

/** Server time of whole pages, rendering included, asked of the app itself: no sockets, no browser. */
export async function pages(messages: number): Promise<Row[]> {
  await using machine = testMachine();
  const { ctx, database } = machine;
  const archive = seedArchive(database.sqlite, messages);
  const hub = await createHub(ctx);
  const clock = { now: () => Date.now() };
  const app = createApp({ machine: { ...ctx, clock }, hub, setupToken: 'none', resolver: dnsResolver() });
  const headers = { Cookie: `${SESSION_COOKIE}=${archive.cookie}`, 'Accept-Language': 'en' };
  const get = async (path: string) => {
    const response = await app.request(path, { headers }, { address: '127.0.0.1' });
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return (await response.text()).length;
  };
  const deep = deepPlaces(database.sqlite, archive);
  const ids = visibleConversations(database.sqlite, archive);
  const random = createRandom(3);
  const unread = ids.unread.values();
  const kinds: [string, () => string][] = [
    ['inbox (open, 3 of 10 mailboxes)', () => '/inbox/open'],
    ['inbox (closed, 3 of 10 mailboxes)', () => '/inbox/closed'],
    [`${deep.rows.toLocaleString('en')} rows deep`, () => `/inbox/closed?before=${random.pick(deep.cursors)}`],
    ['conversation', () => `/conversations/${random.pick(ids.read)}?list=open`],
    [
      'conversation, first look (notes it as seen)',
      () => `/conversations/${unread.next().value ?? ids.read[0]}?list=open`,
    ],
  ];
  const rows: Row[] = [];
  for (const [name, path] of kinds) {
    const { p50, p95 } = await timed(() => get(path()));
    const what = `${messages.toLocaleString('en')} messages: ${name}`;
    const note = `Pages: of ${REQUESTS} requests each, the best of ${ROUNDS} rounds, after ${WARM_UP} to warm up.`;
    rows.push({ what: `${what}, p50`, measured: inMs(p50) });
    rows.push({ ...against(`${what}, p95`, p95, { most: P95_MS, show: inMs }), note });
  }
  await hub.stop();
  return rows;
}

async function timed(request: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  for (let i = 0; i < WARM_UP; i++) await request();
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times: number[] = [];
    for (let i = 0; i < REQUESTS; i++) {
      const began = performance.now();
      await request();
      times.push(performance.now() - began);
    }
    rounds.push(times.sort((a, b) => a - b));
  }
  const best = (share: number) => Math.min(...rounds.map((times) => quantile(times, share)));
  return { p50: best(0.5), p95: best(0.95) };
}

const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

/** Cursors around the wanted depth of the person's longest list, or near its end where it is shorter. */
function deepPlaces(sqlite: Sqlite, { mailboxIds }: Reader) {
  const closed = `FROM conversation WHERE status = 'closed' AND mailbox_id IN (${mailboxIds.join(', ')})`;
  const total = sqlite.query<{ n: number }, []>(`SELECT count(*) AS n ${closed}`).get()!.n;
  const rows = Math.max(0, Math.min(DEEP_ROWS, total - 1000));
  const around = `SELECT last_message_at AS at, id ${closed} ORDER BY last_message_at DESC, id DESC LIMIT 500 OFFSET ${rows}`;
  const cursors = sqlite.query<{ at: number; id: number }, []>(around).all();
  return { rows, cursors: cursors.map(({ at, id }) => `${at}-${id}`) };
}

/** Conversations anywhere in the archive that were looked at, or are closed, and open ones that were not. */
function visibleConversations(sqlite: Sqlite, { mailboxIds, userId }: Reader) {
  const visible = `SELECT id FROM conversation WHERE mailbox_id IN (${mailboxIds.join(', ')})`;
  const seen = `id IN (SELECT conversation_id FROM seen WHERE user_id = ${userId})`;
  const idsOf = (sql: string) =>
    sqlite
      .query<{ id: number }, []>(sql)
      .all()
      .map(({ id }) => id);
  return {
    read: idsOf(`${visible} AND ${seen} ORDER BY random() LIMIT 2000`),
    unread: idsOf(`${visible} AND NOT ${seen} ORDER BY random() LIMIT ${WARM_UP + ROUNDS * REQUESTS}`),
  };
}
