import { expect, test } from 'vitest';
import { type Desk, openDesk } from '../desk.ts';
import { type Channel, channel, filesOf, hand, rowOf, stateIn, tryUntilBuried, windowEnds } from './writing.ts';

type Scene = { desk: Desk; out: Channel; id: number; conversationId: number; fileId: number };

/** Ada's draft with words and a file, brought into a state as it comes about in life. */
async function scene(desk: Desk, state: string): Promise<Scene> {
  const out = channel();
  const ada = hand(desk.people.ada);
  const { conversationId } = await desk.receive();
  const id = await ada.open(conversationId);
  await ada.save(id, 'Dear Carla');
  await ada.attach(id, 'offer.txt');
  if (state === 'newer') await desk.receive({ conversationId });
  if (state !== 'writing') await ada.send(id);
  if (state === 'not-sent') {
    out.breakAt = 'compose';
    await tryUntilBuried(desk, out);
    out.breakAt = null;
  }
  const { file_id: fileId } = desk.row<{ file_id: number }>('SELECT file_id FROM attachment WHERE draft_id = ?', id);
  expect(stateIn(desk, id)).toBe(state);
  return { desk, out, id, conversationId, fileId };
}

const actions: Record<string, (scene: Scene) => Promise<unknown>> = {
  save: ({ desk, id }) => hand(desk.people.ada).save(id, 'Dear Carla, once more'),
  send: ({ desk, id }) => hand(desk.people.ada).send(id),
  'send anyway': ({ desk, id }) => hand(desk.people.ada).send(id, { anyway: 1e9 }),
  undo: ({ desk, id }) => hand(desk.people.ada).undo(id),
  discard: ({ desk, id }) => hand(desk.people.ada).discard(id),
  attach: ({ desk, id }) => hand(desk.people.ada).attach(id, 'more.txt'),
  remove: ({ desk, id, fileId }) => hand(desk.people.ada).remove(id, fileId),
  'its window ends': ({ desk, out }) => windowEnds(desk, out),
  'the customer writes': ({ desk, conversationId }) => desk.receive({ conversationId }),
  'software writes': ({ desk, conversationId }) => desk.receive({ conversationId, marks: { automatic: 'reply' } }),
  'a colleague answers': async ({ desk, conversationId }) => {
    const ben = hand(desk.people.ben);
    const id = await ben.open(conversationId);
    await ben.save(id, 'From Ben');
    desk.clock.turn(-desk.ctx.config.undoSeconds * 1000);
    await ben.send(id);
    await windowEnds(desk, channel());
  },
  'its author begins another': ({ desk, conversationId }) => hand(desk.people.ada).open(conversationId),
};

type Case = [from: string, action: string, to: string, events: string[], refusal?: string];

const cases: Case[] = [
  ['writing', 'save', 'writing', []],
  ['writing', 'send', 'waiting', ['reply.waiting']],
  ['writing', 'send anyway', 'waiting', ['reply.waiting']],
  ['writing', 'undo', 'writing', []],
  ['writing', 'discard', 'gone', []],
  ['writing', 'attach', 'writing', []],
  ['writing', 'remove', 'writing', []],
  ['writing', 'its window ends', 'writing', []],
  ['writing', 'the customer writes', 'writing', ['message.received']],
  ['writing', 'software writes', 'writing', ['message.received']],
  ['writing', 'a colleague answers', 'writing', ['reply.waiting', 'message.queued', 'conversation.assigned']],
  ['writing', 'its author begins another', 'writing', []],

  ['waiting', 'save', 'waiting', [], 'Conflict'],
  ['waiting', 'send', 'waiting', [], 'Conflict'],
  ['waiting', 'send anyway', 'waiting', [], 'Conflict'],
  ['waiting', 'undo', 'writing', ['reply.undone']],
  ['waiting', 'discard', 'gone', ['reply.dropped']],
  ['waiting', 'attach', 'waiting', [], 'Conflict'],
  ['waiting', 'remove', 'waiting', [], 'Conflict'],
  ['waiting', 'its window ends', 'gone', ['message.queued', 'conversation.assigned']],
  ['waiting', 'the customer writes', 'waiting', ['message.received']],
  ['waiting', 'software writes', 'waiting', ['message.received']],
  ['waiting', 'its author begins another', 'waiting', []],

  ['newer', 'save', 'newer', [], 'Conflict'],
  ['newer', 'send', 'newer', ['reply.held']],
  ['newer', 'send anyway', 'waiting', ['reply.waiting']],
  ['newer', 'undo', 'writing', ['reply.undone']],
  ['newer', 'discard', 'gone', ['reply.dropped']],
  ['newer', 'attach', 'newer', [], 'Conflict'],
  ['newer', 'remove', 'newer', [], 'Conflict'],
  ['newer', 'its window ends', 'newer', []],
  ['newer', 'the customer writes', 'newer', ['message.received']],
  ['newer', 'a colleague answers', 'newer', ['reply.waiting', 'message.queued', 'conversation.assigned']],
  ['newer', 'its author begins another', 'newer', []],

  ['not-sent', 'save', 'not-sent', [], 'Conflict'],
  ['not-sent', 'send', 'waiting', ['reply.waiting']],
  ['not-sent', 'send anyway', 'waiting', ['reply.waiting']],
  ['not-sent', 'undo', 'writing', ['reply.undone']],
  ['not-sent', 'discard', 'gone', ['reply.dropped']],
  ['not-sent', 'attach', 'not-sent', [], 'Conflict'],
  ['not-sent', 'its window ends', 'not-sent', []],
  ['not-sent', 'the customer writes', 'not-sent', ['message.received']],
];

test.each(cases)('a draft that is %s, when %s: %s', async (from, action, to, events, refusal) => {
  await using desk = await openDesk();
  const set = await scene(desk, from);
  const before = rowOf(desk, set.id)!;
  const { id: last } = desk.row<{ id: number }>('SELECT max(id) AS id FROM event');
  const outcome = await actions[action]!(set).then(
    () => undefined,
    (error: Error) => error.name,
  );

  expect(outcome).toBe(refusal);
  expect(stateIn(desk, set.id)).toBe(to);
  expect(desk.events(set.conversationId, last)).toEqual(events);
  const after = rowOf(desk, set.id);
  const files = filesOf(desk, set.id);
  if (to === 'gone') {
    expect(desk.rows('SELECT * FROM file')).toEqual([]);
    expect(desk.rows('SELECT * FROM attachment')).toEqual([]);
  } else {
    const text = action === 'save' && !refusal ? 'Dear Carla, once more' : 'Dear Carla';
    expect(JSON.parse(after!.content).text).toBe(text);
    const changed = !refusal && { attach: ['offer.txt', 'more.txt'], remove: [] as string[] }[action];
    expect(files).toEqual(changed || ['offer.txt']);
    if (refusal) expect(after).toEqual(before);
  }
  const hasTimer = desk.rows(
    "SELECT 1 FROM job WHERE kind = 'draft.dispatch' AND key = ? AND run_at IS NOT NULL",
    set.id,
  );
  expect(hasTimer).toHaveLength(to === 'waiting' ? 1 : 0);
});

test('what is discarded or undone leaves no timer that fires later', async () => {
  await using desk = await openDesk();
  for (const action of ['undo', 'discard']) {
    const set = await scene(desk, 'waiting');
    await actions[action]!(set);
    await windowEnds(desk, set.out);
    expect(set.out.composed).toEqual([]);
  }
  expect(desk.rows("SELECT * FROM message WHERE kind = 'out'")).toEqual([]);
});
