import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../web/site.ts';
import { company } from './rights/company.ts';
import { inbox } from './rights/inbox.ts';
import { mail } from './rights/mail.ts';
import { OPEN_TO, type Row, type Table } from './rights/row.ts';
import { openWorld, SECRET, type Who, type World } from './rights/world.ts';

const TABLE: Table = { ...company, ...mail, ...inbox };

const routes = await (async () => {
  await using site = await openSite();
  const all = site.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  return [...new Set(all)];
})();

/** A route may have a second row for what it does with another form: its name goes on behind a `#`. */
const routeOf = (name: string) => name.split(' # ')[0]!;

const rows = Object.entries(TABLE).filter(([name]) => routes.includes(routeOf(name)));

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** The address of a route about things that are there, so that only rights can be what refuses it. */
function pathOf(route: string): string {
  const path = routeOf(route).split(' ')[1]!;
  const about: Record<string, number> = {
    conversations: world.conversationId,
    messages: world.messageId,
    mailboxes: world.support,
    teams: world.teamId,
  };
  const values: Record<string, string> = { id: String(about[path.split('/')[1]!] ?? 1), rawId: '1', list: 'open' };
  return path.replace(/:(\w+)(\{(?:[^{}]|\{[^}]*\})+\})?/g, (_, name: string) => values[name] ?? 'none');
}

async function given(route: string, row: Row) {
  const made = (await row.given?.(world)) ?? {};
  return { path: made.path ?? pathOf(route), form: made.form ?? row.form };
}

/** Asks as a browser does, with or without htmx; of a stream no more than its head. */
async function ask(
  who: Who | null,
  route: string,
  { path, form }: { path: string; form?: Record<string, string> | FormData | undefined },
  htmx?: string,
) {
  const method = route.split(' ')[0]!;
  const response = await world.ask(who, method, path, {
    ...(method === 'GET' || !form ? {} : { form }),
    ...(htmx ? { htmx } : {}),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (isStream) await response.body!.cancel();
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    text: isStream ? '' : await response.text(),
  };
}

const isTurnedAway = ({ status, location }: { status: number; location: string }) =>
  [401, 403, 404].includes(status) || (status === 303 && location.startsWith('/sign-in'));

test('every route of the app has its row, and no row is left of a route that is gone', () => {
  expect(routes.filter((route) => !TABLE[route])).toEqual([]);
  // Guarded by configuration, and not there without it.
  const optional = ['GET /metrics'];
  expect(
    Object.keys(TABLE)
      .map(routeOf)
      .filter((route) => !routes.includes(route) && !optional.includes(route)),
  ).toEqual([]);
});

describe('W4: a stranger', () => {
  test.each(rows)('%s', async (route, row) => {
    const asked = await given(route, row);
    const before = world.written();
    for (const htmx of [undefined, 'main']) {
      const answer = await ask(null, route, asked, htmx);
      if (row.open === 'everybody') expect([row.status, 401]).toContain(answer.status);
      else expect([route, isTurnedAway(answer)]).toEqual([route, true]);
      expect(answer.text).not.toContain(SECRET);
    }
    if (row.open !== 'everybody') expect(world.written()).toBe(before);
  });
});

const closed = rows.filter(([, { open }]) => open !== 'everybody' && OPEN_TO[open].mayNot.length > 0);

describe('W4: whoever lacks the right, with whatever else they have, is refused and changes nothing', () => {
  test.each(closed)('%s', async (route, row) => {
    const asked = await given(route, row);
    const before = world.written();
    for (const who of OPEN_TO[row.open as keyof typeof OPEN_TO].mayNot) {
      const answer = await ask(who, route, asked);
      expect([who, [403, 404].includes(answer.status) ? 'refused' : answer.status]).toEqual([who, 'refused']);
      expect(answer.text).not.toContain(SECRET);
    }
    expect(world.written()).toBe(before);
  });
});

const open = rows.filter(([, row]) => row.open !== 'everybody');

describe('whoever has just the right it takes', () => {
  test.each(open)('%s', async (route, row) => {
    const { may } = OPEN_TO[row.open as keyof typeof OPEN_TO];
    const asked = await given(route, row);
    const answer = await ask(may, route, asked);
    expect([answer.status, answer.location.startsWith('/sign-in')]).toEqual([row.status, false]);
  });
});

test('W1: no GET changes anything that is told, whoever asks', async () => {
  for (const [route, row] of rows.filter(([route]) => route.startsWith('GET '))) {
    const asked = await given(route, row);
    const before = world.lastEvent();
    for (const who of ['ben', 'ada'] as const) await ask(who, route, asked);
    expect([route, world.lastEvent()]).toEqual([route, before]);
  }
});

const bad = open.flatMap(([route, row]) => (row.bad ?? []).map((each) => [route, each, row] as const));

describe('bad input is refused with what is wrong, and nothing of it is done', () => {
  test.each(bad)('%s %j', async (route, { path, form, status = 422 }, row) => {
    const asked = await given(route, row);
    const before = world.lastEvent();
    const answer = await ask(OPEN_TO[row.open as keyof typeof OPEN_TO].may, route, {
      path: path ?? asked.path,
      form: form ?? asked.form,
    });
    expect(answer.status).toBe(status);
    expect(world.lastEvent()).toBe(before);
  });
});

describe('W4: what one may not read', () => {
  const without: Who[] = ['noa', 'sam', 'obo', 'ada'];

  test('can’t be told from what is not there', async () => {
    const paths = ['/conversations/N', '/messages/N/raw', '/messages/N/body', '/messages/N/message.eml'];
    for (const path of paths) {
      const id = path.startsWith('/messages') ? world.messageId : world.conversationId;
      const [there, gone] = [
        await ask('noa', 'GET', { path: path.replace('N', String(id)) }),
        await ask('noa', 'GET', { path: path.replace('N', '999999') }),
      ];
      expect([there.status, there.text]).toEqual([gone.status, gone.text]);
    }
  });

  test.each(without)('is in no list, count, search for addresses or page of %s', async (who) => {
    for (const path of [
      '/',
      '/inbox/open',
      '/inbox/closed',
      '/inbox/trash',
      `/inbox/open?mailbox=${world.support}`,
      '/counts',
      '/drafts',
      '/addresses?q=carla',
    ]) {
      const { text } = await ask(who, 'GET', { path });
      expect([path, text.includes(SECRET), text.includes('carla@customer.example')]).toEqual([path, false, false]);
    }
  });

  test('is there for whoever may: so the test above sees something', async () => {
    expect((await ask('rita', 'GET', { path: '/inbox/open' })).text).toContain(SECRET);
    expect((await ask('rita', 'GET', { path: '/addresses?q=carla' })).text).toContain('carla@customer.example');
  });

  test('a draft is its author’s alone, also for whoever else may answer', async () => {
    const { draftId, conversationId } = await world.freshDraft();
    world.rows("UPDATE draft SET content = json_set(content, '$.text', 'Unsaid') WHERE id = ?", draftId);
    expect((await ask('ben', 'GET', { path: `/conversations/${conversationId}` })).text).not.toContain('Unsaid');
    expect((await ask('ann', 'GET', { path: `/conversations/${conversationId}?draft=${draftId}` })).text).toContain(
      'Unsaid',
    );
  });
});
