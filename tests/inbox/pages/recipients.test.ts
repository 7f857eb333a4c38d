import { describe, expect, test } from 'vitest';
import { recipientsOf } from '#src/channels/email/outgoing/recipients.ts';
import type { Message } from '#src/inbox/conversations/index.ts';
import { beginDraft } from '../../support/answering.ts';
import { setUpPostroom, startPostroom } from '../../support/postroom.ts';
import { letter, sendLetter } from '../../support/send-letter.ts';
import { openStore, received } from '../../support/store.ts';

const person = (address: string) => ({ name: '', address });
const from = (address: string, more: Partial<Message> = {}): Message =>
  ({
    kind: 'in',
    marks: {},
    people: { from: person(address), to: [], cc: [], replyTo: [] },
    ...more,
  }) as Message;

describe('T3: nobody is written to unseen', () => {
  test('a mail that calls itself a list does not turn an answer away from the person it is written to', () => {
    const messages = [from('carla@customer.test'), from('eve@evil.test', { marks: { automatic: 'list' } })];
    expect(recipientsOf(messages, () => false)).toEqual([person('carla@customer.test')]);
  });

  test('a Reply-To with hundreds of addresses is not followed', () => {
    const replyTo = Array.from({ length: 500 }, (_, i) => person(`a${i}@stranger.test`));
    const people = { from: person('eve@evil.test'), to: [], cc: [], replyTo };
    expect(recipientsOf([from('', { people })], () => false)).toEqual([person('eve@evil.test')]);
  });

  test('a form that showed another recipient than the newest mail calls for is shown again, with its words, and nothing leaves', async () => {
    await using postroom = await startPostroom();
    const ada = await setUpPostroom(postroom);
    using store = openStore(postroom.folder);
    const mail = (fields: Record<string, string>) =>
      sendLetter(postroom.smtpPort, { to: 'support@acme.example', bytes: letter(fields) });
    await mail({ From: 'dora@customer.test', Subject: 'Lamp', 'Message-ID': '<1@customer.test>' });
    const { conversation_id: id } = await received(store, 'Lamp');
    const draft = await beginDraft(ada, id);
    await mail({
      From: 'dora@customer.test',
      'Reply-To': 'eve@evil.test',
      Subject: 'Re: Lamp',
      'Message-ID': '<2@customer.test>',
      'In-Reply-To': '<1@customer.test>',
    });
    await received(store, 'Re: Lamp');
    const thread = await (await ada.get(`/conversations/${id}/thread`)).text();
    expect(thread).toContain('eve@evil.test');
    const fields = { text: 'Dear Dora', html: '', seen: '2', to: 'dora@customer.test', called: 'dora@customer.test' };
    const refused = await ada.send(`/drafts/${draft}/dispatch`, fields, 'POST', { 'HX-Request': 'true' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('A newer message changed who this goes to');
    expect(html).toContain('name="to" value="dora@customer.test"');
    expect(html).toContain('name="take" value="eve@evil.test"');
    expect(html).toContain('name="called" value="eve@evil.test"');
    expect(html).toContain('Dear Dora');
    expect(store.count("SELECT count(*) FROM message WHERE kind = 'out'")).toBe(0);
    const taken = { ...fields, called: 'eve@evil.test', take: 'eve@evil.test' };
    const shown = await ada.send(`/drafts/${draft}/dispatch`, taken, 'POST', { 'HX-Request': 'true' });
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('name="to" value="eve@evil.test"');
    expect(store.count('SELECT count(*) FROM draft WHERE leaves_at IS NULL')).toBe(1);
    const decided = { ...fields, called: 'eve@evil.test' };
    const sent = await ada.send(`/drafts/${draft}/dispatch`, decided, 'POST', { 'HX-Request': 'true' });
    expect(sent.status).toBe(200);
  });
});
