import { expect, test } from 'vitest';
import { recipientsOf } from '#src/channels/email/outgoing/recipients.ts';
import { threadHeaders } from '#src/channels/email/outgoing/references.ts';
import { replySubject } from '#src/channels/email/outgoing/subject.ts';
import type { Message } from '#src/inbox/conversations/index.ts';

const person = (address: string, name = '') => ({ name, address });

const message = (over: Partial<Message> = {}): Message => ({
  id: 1,
  conversationId: 1,
  rawId: 1,
  kind: 'in',
  contactId: 1,
  userId: null,
  at: 0,
  headerId: 'a@x.test',
  subject: 'Hello',
  people: { from: person('ann@x.test'), to: [person('support@acme.example')], cc: [], replyTo: [] },
  marks: {},
  parts: [],
  sideOfId: null,
  ...over,
});

test.each([
  ['Hello', 'Re: Hello'],
  ['Re: Hello', 'Re: Hello'],
  ['RE : Hello', 'RE : Hello'],
  ['AW: Hallo', 'AW: Hallo'],
  ['Ynt: Merhaba', 'Ynt: Merhaba'],
  ['回复：你好', '回复：你好'],
  ['回覆: 你好', '回覆: 你好'],
  ['Re[2]: Hello', 'Re[2]: Hello'],
  ['답장: 안녕', '답장: 안녕'],
  ['Regarding: Hello', 'Re: Regarding: Hello'],
  ['Fwd: Hello', 'Re: Fwd: Hello'],
  ['', 'Re: '],
])('the reply to %j has the subject %j', (subject, expected) => {
  expect(replySubject(subject)).toBe(expected);
});

test('O11: References name the thread, oldest first, the first and the last of a long one', () => {
  const thread = Array.from({ length: 60 }, (_, i) => message({ headerId: `m${i}@x.test` }));
  const { inReplyTo, references } = threadHeaders(thread, thread[58]!);
  expect(inReplyTo).toBe('<m58@x.test>');
  expect(references!.length).toBe(20);
  expect(references![0]).toBe('<m0@x.test>');
  expect(references!.slice(-2)).toEqual(['<m58@x.test>', '<m59@x.test>']);
  expect(references!.join(' ').length).toBeLessThan(998);
});

test('a mail that had no Message-ID is named nowhere', () => {
  const nameless = message({ headerId: 'digest:00' });
  expect(threadHeaders([nameless], nameless)).toEqual({});
  expect(threadHeaders([message(), nameless], nameless)).toEqual({ references: ['<a@x.test>'] });
  expect(threadHeaders([], null)).toEqual({});
});

test('O11: ids so long that a line of them would be refused do not end up on it', () => {
  const long = message({ headerId: `${'x'.repeat(990)}@x.test` });
  const { references = [] } = threadHeaders([long, message({ headerId: 'b@x.test' })], null);
  expect(references).toContain('<b@x.test>');
  for (const each of references) expect(each.length).toBeLessThan(900);
});

const isOurs = (address: string) => address === 'support@acme.example';

test('L3: a reply goes to Reply-To, else From, of the newest customer, and never to ourselves', () => {
  const to = (...messages: Message[]) => recipientsOf(messages, isOurs).map(({ address }) => address);
  const from = (address: string, replyTo: string[] = []) =>
    message({ people: { from: person(address), to: [], cc: [], replyTo: replyTo.map((each) => person(each)) } });
  expect(to(from('ann@x.test'), from('bob@x.test'))).toEqual(['bob@x.test']);
  expect(to(from('ann@x.test', ['desk@x.test', 'boss@x.test']))).toEqual(['desk@x.test', 'boss@x.test']);
  expect(to(from('ann@x.test', ['Support+c1-x@acme.example']))).toEqual(['ann@x.test']);
  expect(to(from('ann@x.test'), from('SUPPORT+tag@acme.example'))).toEqual(['ann@x.test']);
  expect(to(from('support@acme.example'))).toEqual([]);
  expect(to(from('not an address'), from('a@b\r\nBcc: evil@y.test'))).toEqual([]);
  expect(to(message({ kind: 'out', people: { from: null, to: [person('ann@x.test')], cc: [], replyTo: [] } }))).toEqual(
    ['ann@x.test'],
  );
  expect(
    to(from('ann@x.test'), message({ kind: 'note', people: { from: null, to: [], cc: [], replyTo: [] } })),
  ).toEqual(['ann@x.test']);
});

test('an out-of-office notice does not change whom a reply goes to', () => {
  const notice = message({
    id: 2,
    marks: { automatic: 'reply' },
    people: { from: person('noreply@x.test'), to: [], cc: [], replyTo: [] },
  });
  expect(recipientsOf([message(), notice], isOurs).map(({ address }) => address)).toEqual(['ann@x.test']);
});
