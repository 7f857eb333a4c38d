import { describe, expect, test } from 'vitest';
import { assign, putAway, reopenFailed, restore, setStatus } from '#src/inbox/conversations/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { type Desk, openDesk } from '../desk.ts';

type State = { status: string; before: string | null; waiting: boolean; closed: boolean };

const stateOf = (desk: Desk, id: number): State => {
  const row = desk.row<{ status: string; status_before: string; waiting_since_at: number; closed_at: number }>(
    'SELECT * FROM conversation WHERE id = ?',
    id,
  );
  return {
    status: row.status,
    before: row.status_before,
    waiting: row.waiting_since_at !== null,
    closed: row.closed_at !== null,
  };
};

/** Steps as a person or a customer takes them: a status, `spam`, `trash`, `-spam`, `-trash`, `mail`, `automatic`. */
async function walk(desk: Desk, steps: string[]): Promise<number> {
  const { conversationId: id } = await desk.receive();
  const { ada } = desk.people;
  for (const step of steps) {
    desk.clock.turn(1000);
    const actor = await ada.actor();
    if (step === 'mail') await desk.receive({ conversationId: id });
    else if (step === 'automatic') await desk.receive({ conversationId: id, marks: { automatic: 'reply' } });
    else if (step === 'undelivered') await transaction(desk.ctx, (ctx) => reopenFailed(ctx, [id]));
    else if (step === 'spam' || step === 'trash') await putAway(ada.ctx, actor, id, step);
    else if (step === '-spam' || step === '-trash')
      await restore(ada.ctx, actor, id, step.slice(1) as 'spam' | 'trash');
    else await setStatus(ada.ctx, actor, id, step);
  }
  return id;
}

const open = { status: 'open', before: null, waiting: true, closed: false };
const pending = { status: 'pending', before: null, waiting: false, closed: false };
const closed = { status: 'closed', before: null, waiting: false, closed: true };
const spam = (before: string) => ({ status: 'spam', before, waiting: false, closed: false });
const trash = (before: string) => ({ status: 'trash', before, waiting: false, closed: false });

describe('a conversation', () => {
  test.each<[string, string[], State, string[]]>([
    ['starts open', [], open, []],
    ['set to pending no longer counts as waiting', ['pending'], pending, ['pending']],
    ['closed and opened again waits as before', ['closed', 'open'], open, ['closed', 'opened']],
    ['closed twice is told once', ['closed', 'closed'], closed, ['closed']],
    ['pending is opened by a customer’s mail', ['pending', 'mail'], open, ['pending', 'reopened']],
    ['closed is opened by a customer’s mail', ['closed', 'mail'], open, ['closed', 'reopened']],
    ['closed stays so when software answers', ['closed', 'automatic'], closed, ['closed']],
    ['pending stays so when software answers', ['pending', 'automatic'], pending, ['pending']],
    ['in spam remembers that it was open', ['spam'], spam('open'), ['spammed']],
    ['in spam remembers that it was closed', ['closed', 'spam'], spam('closed'), ['closed', 'spammed']],
    [
      'put into spam twice remembers the first time',
      ['pending', 'spam', 'spam'],
      spam('pending'),
      ['pending', 'spammed'],
    ],
    ['comes back from spam as it was: open', ['spam', '-spam'], open, ['spammed', 'restored']],
    [
      'comes back from trash as it was: pending',
      ['pending', 'trash', '-trash'],
      pending,
      ['pending', 'trashed', 'restored'],
    ],
    [
      'comes back from trash as it was: closed',
      ['closed', 'trash', '-trash'],
      closed,
      ['closed', 'trashed', 'restored'],
    ],
    [
      'moved from spam to trash comes back from before both',
      ['pending', 'spam', 'trash', '-trash'],
      pending,
      ['pending', 'spammed', 'trashed', 'restored'],
    ],
    [
      'moved from trash to spam comes back from before both',
      ['closed', 'trash', 'spam', '-spam'],
      closed,
      ['closed', 'trashed', 'spammed', 'restored'],
    ],
    ['in spam is not restored out of the trash', ['spam', '-trash'], spam('open'), ['spammed']],
    ['that is open is not restored', ['-spam'], open, []],
    ['in spam stays there when more of it comes', ['spam', 'mail'], spam('open'), ['spammed']],
    [
      'in spam keeps what it was when more of it comes',
      ['closed', 'spam', 'mail', '-spam'],
      closed,
      ['closed', 'spammed', 'restored'],
    ],
    ['in the trash comes back when the customer writes again', ['trash', 'mail'], open, ['trashed', 'reopened']],
    ['in the trash stays there when software answers', ['trash', 'automatic'], trash('open'), ['trashed']],
    ['set to closed out of spam forgets the rest', ['spam', 'closed'], closed, ['spammed', 'closed']],
    ['closed comes back when its answer was not delivered', ['closed', 'undelivered'], open, ['closed', 'undelivered']],
    [
      'pending comes back when its answer was not delivered',
      ['pending', 'undelivered'],
      open,
      ['pending', 'undelivered'],
    ],
    [
      'in the trash is left there when its answer was not delivered',
      ['trash', 'undelivered'],
      trash('open'),
      ['trashed'],
    ],
  ])('%s', async (_, steps, expected, events) => {
    await using desk = await openDesk();
    const id = await walk(desk, steps);
    expect(stateOf(desk, id)).toEqual(expected);
    const told = desk.events(id).filter((name) => name.startsWith('conversation.'));
    expect(told).toEqual(events.map((name) => `conversation.${name}`));
  });

  test('brought back from spam has been waiting since its first unanswered mail, also one that came there', async () => {
    await using desk = await openDesk();
    const start = desk.clock.now();
    const first = await walk(desk, ['spam', 'mail', '-spam']);
    expect(desk.row('SELECT waiting_since_at AS at FROM conversation WHERE id = ?', first)).toEqual({ at: start });
    const second = await walk(desk, ['spam', '-spam', 'closed', 'mail', 'mail']);
    const mails = desk.rows<{ at: number }>('SELECT at FROM message WHERE conversation_id = ? ORDER BY id', second);
    expect(desk.row('SELECT waiting_since_at AS at FROM conversation WHERE id = ?', second)).toEqual(mails[1]);
  });

  test('begun by software waits for nobody, until a person writes', async () => {
    await using desk = await openDesk();
    const { conversationId } = await desk.receive({ marks: { automatic: 'list' } });
    expect(stateOf(desk, conversationId)).toEqual({ ...open, waiting: false });
    desk.clock.turn(1000);
    await desk.receive({ conversationId });
    expect(desk.row('SELECT waiting_since_at AS at FROM conversation')).toEqual({ at: desk.clock.now() });
  });

  test.each(['spam', 'trash', 'snoozed', 'merged', '', 'OPEN', 'constructor'])(
    'can’t be set to the status %j',
    async (status) => {
      await using desk = await openDesk();
      const { conversationId } = await desk.receive();
      const { ada } = desk.people;
      const setting = setStatus(ada.ctx, await ada.actor(), conversationId, status);
      await expect(setting).rejects.toMatchObject({ fields: { status: 'status' } });
    },
  );
});

describe('an assignee', () => {
  test('is somebody who may read the mailbox; taking away and giving are told once each', async () => {
    await using desk = await openDesk();
    const { conversationId: id } = await desk.receive();
    const { ada, ben, rita } = desk.people;
    const give = async (to: number | null) => assign(ada.ctx, await ada.actor(), id, to);
    await give(ben.id);
    await give(ben.id);
    await give(rita.id);
    await give(null);
    expect(desk.row('SELECT assignee_id FROM conversation')).toEqual({ assignee_id: null });
    const told = desk.rows<{ data: string }>("SELECT data FROM event WHERE name = 'conversation.assigned' ORDER BY id");
    expect(told.map(({ data }) => JSON.parse(data))).toEqual([
      { from: null, to: ben.id },
      { from: ben.id, to: rita.id },
      { from: rita.id, to: null },
    ]);
  });

  test.each(['somebody of another mailbox', 'somebody unknown', 'somebody who left', 'no number'])(
    'is not %s',
    async (who) => {
      await using desk = await openDesk();
      const { conversationId: id } = await desk.receive();
      const { ada, ben, sam } = desk.people;
      desk.rows('UPDATE user SET disabled_at = 1 WHERE id = ?', ben.id);
      const to = { 'somebody of another mailbox': sam.id, 'somebody unknown': 999, 'somebody who left': ben.id }[who];
      await expect(assign(ada.ctx, await ada.actor(), id, to ?? Number.NaN)).rejects.toMatchObject({
        fields: { userId: 'unknownUser' },
      });
      expect(desk.events(id)).toEqual(['message.received']);
    },
  );

  test('stays with a conversation through closing and reopening', async () => {
    await using desk = await openDesk();
    const { conversationId: id } = await desk.receive();
    const { ada, ben } = desk.people;
    await assign(ada.ctx, await ada.actor(), id, ben.id);
    await setStatus(ada.ctx, await ada.actor(), id, 'closed');
    await desk.receive({ conversationId: id });
    expect(desk.row('SELECT assignee_id, status FROM conversation')).toEqual({ assignee_id: ben.id, status: 'open' });
  });
});

test('W4: who may not read a mailbox finds no conversation there; who may only read may not change it', async () => {
  await using desk = await openDesk();
  const { conversationId: id } = await desk.receive();
  const { sam, rita } = desk.people;
  const actions = [
    (who: typeof sam, actor: Awaited<ReturnType<typeof sam.actor>> | null) => setStatus(who.ctx, actor, id, 'closed'),
    (who: typeof sam, actor: Awaited<ReturnType<typeof sam.actor>> | null) => assign(who.ctx, actor, id, who.id),
    (who: typeof sam, actor: Awaited<ReturnType<typeof sam.actor>> | null) => putAway(who.ctx, actor, id, 'trash'),
    (who: typeof sam, actor: Awaited<ReturnType<typeof sam.actor>> | null) => restore(who.ctx, actor, id, 'trash'),
  ];
  for (const act of actions) {
    await expect(act(sam, await sam.actor())).rejects.toMatchObject({ name: 'NotFound' });
    await expect(act(rita, await rita.actor())).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(act(rita, null)).rejects.toMatchObject({ name: 'Forbidden' });
  }
  expect(desk.events(id)).toEqual(['message.received']);
});
