import { expect, test } from 'vitest';
import { newMessageId } from '#src/mail/message-id/index.ts';
import { SALES, SUPPORT, startInbound } from '../inbound.ts';

const STRANGER = { From: 'Eve <eve@evil.test>' };
const asStranger = { from: 'eve@evil.test' };
const DAY = 24 * 3600 * 1000;

test('T1: the id of our own answer joins its conversation, in In-Reply-To or anywhere in References, whoever writes', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  const ours = await inbound.answer(id!);
  await inbound.receiveMail('same-person', { 'In-Reply-To': `<${ours}>` });
  await inbound.receiveMail(
    'colleague',
    { 'In-Reply-To': `<${ours}>`, From: 'bob@customer.test' },
    { from: 'bob@customer.test' },
  );
  await inbound.receiveMail(
    'in-references',
    { ...STRANGER, References: `<a@x.test> <${ours}> <b@x.test>` },
    asStranger,
  );
  await inbound.receiveMail('folded-case', { 'In-Reply-To': `\r\n <${ours}> (sent by Acme)` });
  for (const subject of ['same-person', 'colleague', 'in-references', 'folded-case'])
    expect(inbound.where(subject), subject).toEqual([id]);
});

test('T1: the id of a mail we received joins for those who take part in the conversation, and for nobody else', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  await inbound.receiveMail('more', { 'In-Reply-To': '<question@customer.test>', From: 'ANN@customer.test' });
  await inbound.receiveMail('forged', { ...STRANGER, 'In-Reply-To': '<question@customer.test>' }, asStranger);
  expect(inbound.where('more')).toEqual([id]);
  const [forged] = inbound.where('forged');
  expect(forged).not.toBe(id);
  expect(inbound.links(forged!)).toEqual([{ other: id, kind: 'related' }]);
  expect(inbound.links(id!)).toEqual([{ other: forged, kind: 'related' }]);
  expect(inbound.conversation(id!).message_count).toBe(2);
});

test('T1: an id in our form that we never gave joins nothing, even beside a real one of a stranger', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  const ours = await inbound.answer(id!);
  const wrongKey = newMessageId(new Uint8Array(32), 'acme.example');
  const changed = ours.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
  for (const [subject, invented] of Object.entries({ wrongKey, changed })) {
    await inbound.receiveMail(
      subject,
      { ...STRANGER, 'In-Reply-To': `<${invented}>`, References: `<question@customer.test> <${invented}>` },
      asStranger,
    );
    expect(inbound.where(subject)).not.toEqual([id]);
    expect(inbound.links(inbound.where(subject)[0]!)).toEqual([{ other: id, kind: 'related' }]);
  }
});

test('T1: a stranger who gives their own mail the id of our answer does not open the conversation to others', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  const ours = await inbound.answer(id!);
  await inbound.receiveMail('copycat', { ...STRANGER, 'Message-ID': `<${ours}>` }, asStranger);
  expect(inbound.where('copycat')).not.toEqual([id]);
  await inbound.receiveMail('answer', { 'In-Reply-To': `<${ours}>` });
  expect(inbound.where('answer')).toEqual([id]);
  // In another mailbox the copy is the only one of that id, and it is no mail of ours.
  await inbound.receiveMail('copy-for-sales', { ...STRANGER, 'Message-ID': `<${ours}>` }, { ...asStranger, to: SALES });
  await inbound.receiveMail('to-sales', { 'In-Reply-To': `<${ours}>` }, { to: SALES });
  expect(inbound.where('to-sales')).not.toEqual(inbound.where('copy-for-sales'));
});

test('T1: a plus-address that we signed joins, in the envelope or only in the To header', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  const tagged = await inbound.tagged(id!);
  await inbound.receiveMail('by-envelope', STRANGER, { ...asStranger, to: tagged });
  await inbound.receiveMail('by-upper-case', STRANGER, { ...asStranger, to: tagged.toUpperCase() });
  await inbound.receiveMail('by-header', { ...STRANGER, To: `Acme <${tagged}>` }, asStranger);
  await inbound.receiveMail('by-delivered-to', { ...STRANGER, 'Delivered-To': tagged }, asStranger);
  for (const subject of ['by-envelope', 'by-upper-case', 'by-header', 'by-delivered-to'])
    expect(inbound.where(subject), subject).toEqual([id]);
});

test('T1: a plus-address with a wrong signature is an ordinary address', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  const tagged = await inbound.tagged(id!);
  await inbound.receiveMail('changed', STRANGER, { ...asStranger, to: tagged.replace(`+c${id}-`, `+c${id! + 1}-`) });
  await inbound.receiveMail('cut', STRANGER, { ...asStranger, to: tagged.replace(/.@/, '@') });
  await inbound.receiveMail('own-tag', STRANGER, { ...asStranger, to: SUPPORT.replace('@', '+newsletter@') });
  for (const subject of ['changed', 'cut', 'own-tag']) expect(inbound.where(subject), subject).not.toEqual([id]);
});

test('T2: the subject alone never joins, whatever number or Re: it carries', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  const subjects = ['Re: question', `[#${id}] question`, `Re: question (#${id})`];
  for (const [i, Subject] of subjects.entries()) {
    await inbound.receiveMail(`m${i}`, { Subject });
    expect(inbound.where(Subject)).not.toEqual([id]);
    expect(inbound.links(inbound.where(Subject)[0]!)).toEqual([]);
  }
});

test('letters of one dialogue that arrive together thread in their order', async () => {
  await using inbound = startInbound();
  await inbound.receive(
    { bytes: inbound.mail('one') },
    { bytes: inbound.mail('two', { 'In-Reply-To': '<one@customer.test>' }) },
    { bytes: inbound.mail('three', { References: '<one@customer.test> <two@customer.test>' }) },
    { bytes: inbound.mail('other', { From: 'bob@other.test' }), from: 'bob@other.test' },
  );
  const [id] = inbound.where('one');
  expect([inbound.where('two'), inbound.where('three')]).toEqual([[id], [id]]);
  expect(inbound.where('other')).not.toEqual([id]);
  expect(inbound.conversation(id!).message_count).toBe(3);
});

test('T6: circles, an own id, broken ids and 10,000 references do no harm', async () => {
  await using inbound = startInbound();
  await inbound.receive(
    { bytes: inbound.mail('left', { 'In-Reply-To': '<right@customer.test>' }) },
    { bytes: inbound.mail('right', { 'In-Reply-To': '<left@customer.test>' }) },
    { bytes: inbound.mail('self', { 'In-Reply-To': '<self@customer.test>', References: '<self@customer.test>' }) },
    { bytes: inbound.mail('broken', { 'In-Reply-To': '<a b> <> < <> >', References: '><x' }) },
  );
  expect(inbound.where('right')).toEqual(inbound.where('left'));
  expect(inbound.links(inbound.where('self')[0]!)).toEqual([]);
  const many = Array.from({ length: 10_000 }, (_, i) => `<r${i}@x.test>`).join('\r\n ');
  await inbound.receiveMail('many', { References: `<left@customer.test>\r\n ${many}` });
  expect(inbound.where('many'), 'the root of the thread counts, however many follow').toEqual(inbound.where('left'));
  expect(new Set([...inbound.where('left'), ...inbound.where('self'), ...inbound.where('broken')]).size).toBe(3);
});

test.each([
  ['an out-of-office notice', { 'Auto-Submitted': 'auto-replied' }, 'ann@customer.test'],
  [
    'a bounce',
    {
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x',
      From: 'MAILER-DAEMON@customer.test',
    },
    '',
  ],
])('%s threads, and changes neither status nor assignee nor who is waiting', async (_, fields, from) => {
  await using inbound = startInbound();
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  const ours = await inbound.answer(id!, true);
  const before = inbound.conversation(id!);
  expect(before).toMatchObject({ status: 'closed', assignee_id: 1 });
  await inbound.receiveMail('automatic', { ...fields, 'In-Reply-To': `<${ours}>` }, { from });
  expect(inbound.where('automatic')).toEqual([id]);
  expect(inbound.conversation(id!)).toEqual({ ...before, message_count: 3 });
});

test.each([
  ['closed', 'open'],
  ['pending', 'open'],
  ['trash', 'open'],
  ['spam', 'spam'],
])('the mail of a customer finds a conversation %s and leaves it %s, with whoever has it', async (before, after) => {
  await using inbound = startInbound();
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  inbound.database.sqlite.run(
    `UPDATE conversation SET status = '${before}', status_before = 'closed', assignee_id = 1, closed_at = 5 WHERE id = ${id}`,
  );
  await inbound.receiveMail('again', { 'In-Reply-To': '<question@customer.test>' });
  expect(inbound.where('again')).toEqual([id]);
  expect(inbound.conversation(id!)).toMatchObject({ status: after, assignee_id: 1 });
  const told = inbound.all<{ name: string }>(`SELECT name FROM event WHERE name = 'conversation.reopened'`);
  expect(told.length).toBe(after === 'open' ? 1 : 0);
});

test('T5: one mail to two mailboxes is one raw and two conversations that know of each other', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('both', { To: `${SUPPORT}, ${SALES}` }, { to: [SUPPORT, SALES] });
  const [first, second] = inbound.where('both');
  expect(first).not.toBe(second);
  expect(inbound.all('SELECT id FROM raw').length).toBe(1);
  expect(inbound.links(first!)).toEqual([{ other: second, kind: 'copy' }]);
  expect(inbound.links(second!)).toEqual([{ other: first, kind: 'copy' }]);
  const boxes = inbound.all<{ mailbox_id: number }>('SELECT mailbox_id FROM conversation ORDER BY mailbox_id');
  expect(boxes).toEqual([{ mailbox_id: 1 }, { mailbox_id: 2 }]);
});

test('T5: the same mail delivered to each mailbox on its own is linked too, and an answer to one mailbox stays there', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('both', {}, { to: SUPPORT });
  await inbound.receiveMail('both', {}, { to: SALES });
  const [support, sales] = inbound.where('both');
  expect(inbound.links(sales!)).toEqual([{ other: support, kind: 'copy' }]);
  const ours = await inbound.answer(support!);
  await inbound.receiveMail('crossing', { 'In-Reply-To': `<${ours}>` }, { to: SALES });
  expect(inbound.where('crossing')).not.toEqual([support]);
});

test('two addresses and a tag of one mailbox make one message of one mail', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('twice', {}, { to: [SUPPORT, SUPPORT.replace('@', '+x@')] });
  expect(inbound.where('twice').length).toBe(1);
});

test('S15: the same delivery within seven days is stored once; later it is a new one', async () => {
  await using inbound = startInbound();
  for (const wait of [0, 0, 7 * DAY - 1000]) {
    inbound.clock.turn(wait);
    await inbound.receiveMail('repeated');
  }
  expect(inbound.where('repeated').length).toBe(1);
  expect(inbound.all('SELECT id FROM raw').length).toBe(1);
  inbound.clock.turn(2000);
  await inbound.receiveMail('repeated');
  expect(inbound.where('repeated').length).toBe(2);
});

test('S15: repeated deliveries that arrive together are stored once, also without a Message-ID', async () => {
  await using inbound = startInbound();
  const nameless = inbound
    .mail('nameless')
    .toString()
    .replace(/Message-ID:.*\r\n/, '');
  const repeated = [inbound.mail('named'), Buffer.from(nameless)].flatMap((bytes) => [{ bytes }, { bytes }, { bytes }]);
  await inbound.receive(...repeated);
  expect([inbound.where('named').length, inbound.where('nameless').length]).toEqual([1, 1]);
  expect(inbound.all('SELECT id FROM raw').length).toBe(2);
});

test('S15: another recipient, another sender or other bytes under a known Message-ID are kept', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('known');
  await inbound.receiveMail('known', {}, { to: SUPPORT.replace('@', '+other@') });
  await inbound.receiveMail('known', {}, { from: 'bob@customer.test' });
  await inbound.receiveMail('known', { 'X-Changed': 'yes' });
  await inbound.receiveMail('known', STRANGER, asStranger);
  expect(inbound.where('known').length).toBe(5);
});

test('S16: mail without a Message-ID, without a sender, or without any header becomes a conversation', async () => {
  await using inbound = startInbound();
  await inbound.receive(
    { bytes: Buffer.from('Subject: bare\r\n\r\nx\r\n') },
    { bytes: Buffer.from('\r\nonly text\r\n'), from: '' },
    { bytes: Buffer.alloc(0), from: 'x@[192.0.2.9]' },
  );
  const senders = inbound.all<{ address: string }>('SELECT address FROM contact_address ORDER BY contact_id');
  expect(inbound.all('SELECT id FROM conversation').length).toBe(3);
  expect(senders.map(({ address }) => address)).toEqual(['ann@customer.test', 'unknown@sender.invalid']);
});

test('S12: mail for postmaster, and for an address removed since its 250, reaches the first mailbox', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('rfc', {}, { to: 'postmaster' });
  await inbound.receiveMail('removed', {}, { to: 'old@acme.example' });
  const boxes = inbound.all<{ mailbox_id: number }>('SELECT mailbox_id FROM conversation');
  expect(boxes).toEqual([{ mailbox_id: 1 }, { mailbox_id: 1 }]);
});

test('what comes back of a forward keeps nobody waiting, until the customer writes it or gets a copy', async () => {
  await using inbound = startInbound();
  await inbound.receiveMail('question');
  const [id] = inbound.where('question');
  await inbound.answer(id!);
  const forward = await inbound.answer(id!, false, 1);
  const sides = (subject: string) =>
    inbound.all<{ side: number | null }>('SELECT side_of_id AS side FROM message WHERE subject = ?', subject);
  const isWaiting = () => inbound.conversation(id!).waiting_since_at !== null;
  const carrier = (subject: string, fields: Record<string, string> = {}) =>
    inbound.receiveMail(
      subject,
      { From: 'carrier@parcels.test', 'In-Reply-To': `<${forward}>`, ...fields },
      { from: 'carrier@parcels.test' },
    );

  await carrier('to-us-alone');
  expect([sides('to-us-alone'), isWaiting()]).toEqual([[{ side: 1 }], false]);
  await carrier('with-a-copy', { Cc: 'Ann <ANN@customer.test>' });
  expect([inbound.where('with-a-copy'), sides('with-a-copy'), isWaiting()]).toEqual([[id], [{ side: null }], true]);
  await inbound.answer(id!);
  await inbound.receiveMail('by-the-customer', { 'In-Reply-To': '<to-us-alone@customer.test>' });
  expect([inbound.where('by-the-customer'), sides('by-the-customer'), isWaiting()]).toEqual([
    [id],
    [{ side: null }],
    true,
  ]);
});
