import { describe, expect, test } from 'vitest';
import { emailDispatch } from '#src/channels/email/outgoing/index.ts';
import { assign, assignOnReply } from '#src/inbox/conversations/index.ts';
import { jobs as draftJobs } from '#src/inbox/drafts/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import type { AnyJobKind } from '#src/platform/jobs/index.ts';
import { writeSetting } from '#src/platform/settings/index.ts';
import { type Desk, openDesk } from '../desk.ts';
import { channel, hand, rowOf, stateIn, tryUntilBuried, windowEnds } from './writing.ts';

async function waiting(desk: Desk, who: 'ada' | 'ben' = 'ada', andClose = false) {
  const { conversationId } = await desk.receive();
  const author = hand(desk.people[who]);
  const id = await author.open(conversationId);
  await author.save(id, 'Dear Carla');
  await author.attach(id, 'offer.txt');
  await author.send(id, { andClose });
  return { id, conversationId, author };
}

/** All that a reply turns into, or none of it. */
const traces = (desk: Desk) =>
  desk.row(`SELECT (SELECT count(*) FROM message WHERE kind = 'out') AS messages, (SELECT count(*) FROM raw WHERE direction = 'out') AS raws,
    (SELECT count(*) FROM recipient) AS recipients, (SELECT count(*) FROM draft) AS drafts, (SELECT count(*) FROM attachment) AS attachments,
    (SELECT count(*) FROM file) AS files, (SELECT count(*) FROM event WHERE name = 'message.queued') AS events`);

const unsent = { messages: 0, raws: 0, recipients: 0, drafts: 1, attachments: 1, files: 1, events: 0 };
const queued = { messages: 1, raws: 1, recipients: 1, drafts: 0, attachments: 0, files: 0, events: 1 };

describe('when the undo window ends', () => {
  test('message, raw form and recipients appear together, and the draft is gone', async () => {
    await using desk = await openDesk();
    const { conversationId } = await waiting(desk);
    expect(traces(desk)).toEqual(unsent);
    const out = channel();
    await desk.work(out.jobs);
    expect(traces(desk)).toEqual(unsent);
    await windowEnds(desk, out);
    expect(traces(desk)).toEqual(queued);
    expect(desk.row('SELECT state, address FROM recipient')).toEqual({
      state: 'queued',
      address: 'carla@customer.example',
    });
    expect(desk.row('SELECT * FROM conversation WHERE id = ?', conversationId)).toMatchObject({
      preview: 'Dear Carla',
      message_count: 2,
      waiting_since_at: null,
      assignee_id: desk.people.ada.id,
      status: 'open',
    });
    const { actor } = desk.row<{ actor: string }>("SELECT actor FROM event WHERE name = 'message.queued'");
    expect(actor).toBe(`user:${desk.people.ada.id}`);
  });

  test('the same by mail: what is stored is the mail as composed, parsed', async () => {
    await using desk = await openDesk();
    await waiting(desk);
    desk.clock.turn(10_000);
    await desk.work(draftJobs(emailDispatch));
    expect(traces(desk)).toEqual(queued);
    const message = desk.row<{ people: string; header_id: string; parts: string }>(
      "SELECT * FROM message WHERE kind = 'out'",
    );
    expect(JSON.parse(message.people)).toMatchObject({
      from: { address: 'support@acme.example' },
      to: [{ address: 'carla@customer.example' }],
    });
    expect(JSON.parse(message.parts)).toMatchObject([{ name: 'offer.txt' }]);
  });

  test('a conversation is closed with it if that was asked for', async () => {
    await using desk = await openDesk();
    const { conversationId } = await waiting(desk, 'ada', true);
    await windowEnds(desk, channel());
    expect(desk.row('SELECT status FROM conversation')).toEqual({ status: 'closed' });
    expect(desk.events(conversationId).slice(-3)).toEqual([
      'message.queued',
      'conversation.assigned',
      'conversation.closed',
    ]);
  });

  test('an unassigned conversation becomes its author’s, unless the setting says no; one of somebody else stays theirs', async () => {
    await using desk = await openDesk();
    await waiting(desk, 'ben');
    await windowEnds(desk, channel());
    expect(desk.row('SELECT assignee_id FROM conversation WHERE id = 1')).toEqual({ assignee_id: desk.people.ben.id });

    const { ada } = desk.people;
    const { conversationId } = await waiting(desk, 'ben');
    await assign(ada.ctx, await ada.actor(), conversationId, ada.id);
    await windowEnds(desk, channel());
    expect(desk.row('SELECT assignee_id FROM conversation WHERE id = 2')).toEqual({ assignee_id: ada.id });

    await writeSetting(desk.ctx.db, assignOnReply, false);
    await waiting(desk, 'ben');
    await windowEnds(desk, channel());
    expect(desk.row('SELECT assignee_id FROM conversation WHERE id = 3')).toEqual({ assignee_id: null });
  });

  test('a batch of replies leaves one by one where one of them can’t', async () => {
    await using desk = await openDesk();
    const first = await waiting(desk);
    const second = await waiting(desk);
    const out = channel();
    out.onCompose = async ({ draft }) => {
      if (draft.id === first.id) throw new Error('not this one');
    };
    await windowEnds(desk, out);
    expect([stateIn(desk, first.id), stateIn(desk, second.id)]).toEqual(['waiting', 'gone']);
  });
});

describe('a dispatch that is interrupted', () => {
  test('in its transaction leaves nothing half done, and does it later', async () => {
    await using desk = await openDesk();
    const { id } = await waiting(desk);
    const out = channel();
    out.breakAt = 'commit';
    await windowEnds(desk, out);
    expect(traces(desk)).toEqual(unsent);
    expect(stateIn(desk, id)).toBe('waiting');
    out.breakAt = null;
    desk.clock.turn(24 * 3600 * 1000);
    await desk.work(out.jobs);
    expect(traces(desk)).toEqual(queued);
  });

  test('after composing and before its commit is done again, once', async () => {
    await using desk = await openDesk();
    const { id } = await waiting(desk);
    desk.clock.turn(10_000);
    const out = channel();
    const [kind] = out.jobs as [AnyJobKind];
    const payload = { draftId: id };
    // The process that composed this one died; the other finds its job again.
    const [lost] = await kind.prepare(desk.ctx, [payload]);
    await desk.work(out.jobs);
    expect(traces(desk)).toEqual(queued);
    expect(lost).toMatchObject({ ok: true });
    await transaction(desk.ctx, (ctx) => kind.apply(ctx, [{ payload, value: (lost as { value: unknown }).value }]));
    expect(traces(desk)).toEqual(queued);
  });

  test('after its commit finds nothing left to do', async () => {
    await using desk = await openDesk();
    const { id } = await waiting(desk);
    const out = channel();
    await windowEnds(desk, out);
    const [kind] = out.jobs as [AnyJobKind];
    const prepared = await kind.prepare(desk.ctx, [{ draftId: id }]);
    expect(prepared).toEqual([{ ok: true, value: null }]);
    await transaction(desk.ctx, (ctx) => kind.apply(ctx, [{ payload: { draftId: id }, value: null }]));
    expect(traces(desk)).toEqual(queued);
  });
});

describe('a reply of which no mail can be made', () => {
  test('is held as not sent, with its author’s words and files, and told once', async () => {
    await using desk = await openDesk();
    const { id, conversationId } = await waiting(desk);
    const out = channel();
    out.breakAt = 'compose';
    await tryUntilBuried(desk, out);
    expect(stateIn(desk, id)).toBe('not-sent');
    expect(JSON.parse(rowOf(desk, id)!.content).text).toBe('Dear Carla');
    expect(traces(desk)).toEqual(unsent);
    expect(desk.events(conversationId).filter((name) => name === 'reply.held')).toHaveLength(1);
  });

  test('leaves once it can, when its author sends it again', async () => {
    await using desk = await openDesk();
    const { id, author } = await waiting(desk);
    const out = channel();
    out.breakAt = 'compose';
    await tryUntilBuried(desk, out);
    out.breakAt = null;
    await author.send(id, { anyway: 0 });
    await windowEnds(desk, out);
    expect(traces(desk)).toEqual(queued);
    expect(desk.rows("SELECT * FROM job WHERE kind = 'draft.dispatch'")).toEqual([]);
  });
});
