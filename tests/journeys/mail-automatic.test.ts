import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { answer } from '#tests/support/answering.ts';
import { MAILBOX, setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { relayTo } from '#tests/support/relay-to.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';
import { openStore, received, until } from '#tests/support/store.ts';

/** A Postroom with a question that was answered, is assigned and closed. */
async function startClosed() {
  const sink = await startSmtpSink({ tls: 'none' });
  const postroom = await startPostroom({
    ...relayTo(sink.port),
  });
  const browser = await setUpPostroom(postroom);
  const store = openStore(postroom.folder);
  await sendLetter(postroom.smtpPort, {
    to: MAILBOX.address,
    bytes: letter({ From: 'Ann <ann@customer.test>', Subject: 'question', 'Message-ID': '<question@customer.test>' }),
  });
  const { conversation_id: id } = await received(store, 'question');
  await browser.send(`/conversations/${id}/assignee`, { _method: 'put', userId: '1' });
  await answer(postroom.url, browser, id, { text: 'An answer', andClose: true });
  const { messageId } = await simpleParser((await sink.next()).bytes);
  await until('the answer to be sent', () => store.one(`SELECT 1 FROM recipient WHERE state = 'sent'`));
  return {
    ...{ postroom, browser, store, id, answerId: messageId! },
    facts: () =>
      store.one<{ status: string; assignee_id: number | null; waiting_since_at: number | null }>(
        'SELECT status, assignee_id, waiting_since_at FROM conversation WHERE id = ?',
        id,
      ),
    async [Symbol.asyncDispose]() {
      store[Symbol.dispose]();
      await postroom[Symbol.asyncDispose]();
      await sink.stop();
    },
  };
}

const text = { 'Content-Type': 'text/plain' };
type Sample = { name: string; from: string; fields: Record<string, string>; body?: string };

/** As the programs write them; `$id` is the answer's Message-ID. */
const SAMPLES: Sample[] = [
  {
    name: 'Exchange, out of office',
    from: '',
    fields: {
      From: 'Ann <ann@customer.test>',
      'In-Reply-To': '$id',
      'X-Auto-Response-Suppress': 'All',
      'X-MS-Exchange-Inbox-Rules-Loop': 'ann@customer.test',
      'Auto-Submitted': 'auto-generated',
      ...text,
    },
  },
  {
    name: 'Gmail, vacation responder',
    from: 'ann@customer.test',
    fields: {
      From: 'Ann <ann@customer.test>',
      'In-Reply-To': '$id',
      References: '$id',
      'Auto-Submitted': 'auto-replied',
      Precedence: 'bulk',
      'X-Autoreply': 'yes',
      ...text,
    },
  },
  {
    name: 'vacation(1)',
    from: '',
    fields: { From: 'ann@customer.test', 'In-Reply-To': '$id', 'Auto-Submitted': 'auto-replied (vacation)', ...text },
  },
  {
    name: 'a mailing list',
    from: 'list-bounces@lists.test',
    fields: { From: 'Ann <ann@customer.test>', References: '$id', 'List-Id': '<talk.lists.test>', Precedence: 'list' },
  },
  {
    name: 'a bounce',
    from: '',
    fields: {
      From: 'MAILER-DAEMON@customer.test',
      'In-Reply-To': '$id',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=bb',
    },
    body: [
      '--bb',
      'Content-Type: text/plain',
      '',
      'Your mail could not be delivered yet.',
      '--bb',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.customer.test',
      '',
      'Final-Recipient: rfc822; ann@customer.test',
      'Action: delayed',
      'Status: 4.4.1',
      '--bb',
      'Content-Type: message/rfc822',
      '',
      'Message-ID: $id',
      'Subject: Re: question',
      '',
      'An answer',
      '--bb--',
      '',
    ].join('\r\n'),
  },
];

test('L1: out-of-office, list mail and bounces join their conversation, are marked, and neither reopen nor reassign it', async () => {
  await using closed = await startClosed();
  const before = closed.facts();
  expect(before).toMatchObject({ status: 'closed', assignee_id: 1 });
  for (const { name, from, fields, body = 'I am away.\r\n' } of SAMPLES) {
    const filled = Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [key, value.replace('$id', closed.answerId)]),
    );
    const bytes = letter({ ...filled, Subject: name }, body.replace('$id', closed.answerId));
    expect(await sendLetter(closed.postroom.smtpPort, { from, to: MAILBOX.address, bytes }), name).toMatch(/^250/);
    const { conversation_id } = await received(closed.store, name);
    expect(conversation_id, name).toBe(closed.id);
    expect(closed.facts(), name).toEqual(before);
  }
  const page = await (await closed.browser.get(`/conversations/${closed.id}`)).text();
  expect(page.match(/>Automatic</g)).toHaveLength(SAMPLES.length);
  expect(closed.store.count(`SELECT count(*) FROM event WHERE name = 'conversation.reopened'`)).toBe(0);

  await sendLetter(closed.postroom.smtpPort, {
    to: MAILBOX.address,
    bytes: letter({ From: 'ann@customer.test', Subject: 'a person', 'In-Reply-To': closed.answerId }),
  });
  await received(closed.store, 'a person');
  expect(closed.facts()).toMatchObject({ status: 'open', assignee_id: 1 });
});
