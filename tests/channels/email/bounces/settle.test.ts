import { describe, expect, test } from 'vitest';
import { conversationsOfReports, settleReports } from '#src/channels/email/bounces/index.ts';
import { appendReply } from '#src/inbox/conversations/index.ts';
import { type DeliveryReport, readMail } from '#src/mail/bounces/index.ts';
import { queueMail } from '#src/mail/delivery/index.ts';
import { bounceAddress, headerHash, newMessageId, signingKey } from '#src/mail/message-id/index.ts';
import { appendRaws, packRaw } from '#src/mail/raw/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { multipartReport, postfixBounce } from '#tests/mail/bounces/mails.ts';
import { SALES, SUPPORT, startInbound } from '../inbound.ts';

/** Support with a customer, bob@example.net, whose mail was answered; the answer was sent to him and to others. */
async function answered(others: string[] = []) {
  const inbound = startInbound();
  const { ctx, all, receiveMail } = inbound;
  await receiveMail('question', { From: 'Bob <bob@example.net>' });
  const key = await signingKey(ctx);
  const headerId = newMessageId(key, 'acme.example');
  const to = ['bob@example.net', ...others];
  const store = async (direction: 'in' | 'out', bytes: Uint8Array, from: string, to: string[]) => {
    const raw = await packRaw({ direction, at: ctx.clock.now(), bytes, envelope: { from, to, source: 'composer' } });
    return transaction(ctx, async (ctx) => (await appendRaws(ctx.db, [raw]))[0]!);
  };
  const rawId = await store('out', Buffer.from('Subject: answer\r\n\r\nHello\r\n'), SUPPORT, to);
  await transaction(ctx, async (ctx) => {
    const people = { from: { name: '', address: SUPPORT }, to: [], cc: [], replyTo: [] };
    const content = { headerId, subject: 'Re: question', people, marks: {}, parts: [], text: 'Hello\n' };
    await appendReply(ctx, { conversationId: 1, userId: 1, rawId, after: { status: 'closed' as const }, content });
    await queueMail(ctx, rawId, to);
  });
  inbound.database.sqlite.run("UPDATE recipient SET state = 'sent', next_try_at = NULL, reply = '250 ok'");

  let nr = 0;
  return {
    ...inbound,
    headerId,
    rawId,
    tagged: bounceAddress(key, rawId, SUPPORT),
    returned: `From: ${SUPPORT}\nTo: bob@example.net\nMessage-ID: <${headerId}>\nSubject: Re: question\n\nHello\n`,
    /** Receives a report at this envelope address. @returns its raw id */
    async report(bytes: Buffer, envelopeTo: string, report?: DeliveryReport) {
      const reportRawId = await store('in', Buffer.concat([bytes, Buffer.from(`${nr++}`)]), '', [envelopeTo]);
      const read = report ?? (await readMail(bytes, '')).report!;
      const arrived = { rawId: reportRawId, envelopeTo: [envelopeTo], report: read, at: ctx.clock.now() };
      const conversations = await conversationsOfReports(ctx, [arrived]);
      await transaction(ctx, (ctx) => settleReports(ctx, [arrived]));
      return { rawId: reportRawId, conversationId: conversations.get(reportRawId) };
    },
    states: () =>
      Object.fromEntries(
        all<{ address: string; state: string }>('SELECT address, state FROM recipient').map(({ address, state }) => [
          address,
          state,
        ]),
      ),
    events: () =>
      all<{ name: string; data: string; subject_id: number }>(
        "SELECT name, data, subject_id FROM event WHERE name LIKE 'recipient.%' OR name LIKE 'contact.%ed' AND name != 'contact.added' OR name = 'contact.reachable' ORDER BY id",
      ),
    mark: () =>
      all<{ bounced_at: number | null; bounce: string | null }>(
        "SELECT bounced_at, bounce FROM contact_address WHERE address = 'bob@example.net'",
      )[0]!,
    reports: () =>
      all<{ address: string; about_raw_id: number | null; is_trusted: number }>(
        'SELECT address, about_raw_id, is_trusted FROM delivery_report ORDER BY raw_id, address',
      ),
  };
}

const none = 'From: x@elsewhere.example\nTo: bob@example.net\nMessage-ID: <nobody@elsewhere.example>\n\n';

describe('a report that proves itself', () => {
  test('O8: at the signed envelope address, a bounce fails its recipient, in the conversation, and marks the contact', async () => {
    await using on = await answered(['eve@example.net']);
    const report = await on.report(postfixBounce({ returned: none }), on.tagged);
    expect(report.conversationId).toBe(1);
    expect(on.states()).toEqual({ 'bob@example.net': 'failed', 'eve@example.net': 'sent' });
    expect(on.events().map(({ name, subject_id }) => [name, subject_id])).toEqual([
      ['recipient.bounced', 1],
      ['contact.bounced', 1],
    ]);
    expect(JSON.parse(on.events()[0]!.data)).toMatchObject({
      address: 'bob@example.net',
      reason: 'unknown-user',
      isHard: true,
    });
    expect(on.mark()).toMatchObject({ bounced_at: on.clock.now(), bounce: expect.stringContaining('unknown-user') });
    expect(on.reports()).toEqual([{ address: 'bob@example.net', about_raw_id: on.rawId, is_trusted: 1 }]);
  });

  test('O8: the Message-ID that we signed proves it too, wherever the report came to', async () => {
    await using on = await answered();
    const { conversationId } = await on.report(postfixBounce({ returned: on.returned }), SUPPORT);
    expect(conversationId).toBe(1);
    expect(on.states()).toEqual({ 'bob@example.net': 'failed' });
  });

  test('O8: a soft bounce fails the mail and leaves the address alone; a delay does neither', async () => {
    await using on = await answered();
    await on.report(postfixBounce({ action: 'delayed', status: '4.4.1', said: '421 later' }), on.tagged);
    expect(on.states()).toEqual({ 'bob@example.net': 'sent' });
    expect(on.reports()).toHaveLength(1);
    await on.report(postfixBounce({ status: '5.2.2', said: '552 5.2.2 mailbox is full' }), on.tagged);
    expect(on.states()).toEqual({ 'bob@example.net': 'failed' });
    expect(on.mark().bounced_at).toBeNull();
  });

  test('O8: the same bounce twice tells of it once, and nothing that was not sent can come back', async () => {
    await using on = await answered(['eve@example.net']);
    on.database.sqlite.run("UPDATE recipient SET state = 'queued' WHERE address = 'eve@example.net'");
    await on.report(postfixBounce(), on.tagged);
    await on.report(postfixBounce(), on.tagged);
    await on.report(postfixBounce({ address: 'eve@example.net' }), on.tagged);
    expect(on.events().filter(({ name }) => name === 'recipient.bounced')).toHaveLength(1);
    expect(on.states()['eve@example.net']).toBe('queued');
  });

  test('O8: a forwarding server that reports an address we never wrote to fails the only recipient, without marking it', async () => {
    await using on = await answered();
    await on.report(postfixBounce({ address: 'bob@inner.example' }), on.tagged);
    expect(on.states()).toEqual({ 'bob@example.net': 'failed' });
    expect(on.mark().bounced_at).toBeNull();
  });

  test('O8: the mark stays when somebody only uses the name, and goes when a later mail is reported as delivered', async () => {
    await using on = await answered();
    await on.report(postfixBounce(), on.tagged);
    await on.receiveMail('I am back', { From: 'Bob <bob@example.net>' });
    expect(on.mark().bounced_at).not.toBeNull();
    await on.report(postfixBounce({ action: 'delivered', status: '2.1.5', said: '250 ok' }), on.tagged);
    expect(on.mark()).toEqual({ bounced_at: null, bounce: null });
  });

  test('O9: a complaint marks the address and is told in the conversation; the mail stays delivered', async () => {
    await using on = await answered();
    const arf = (feedback: string) =>
      multipartReport({
        notice: 'A complaint',
        status: `Feedback-Type: ${feedback}\nUser-Agent: X/1\nVersion: 1\nOriginal-Rcpt-To: bob@example.net\n`,
        returned: on.returned,
        type: 'feedback-report',
        fields: { From: 'fbl@isp.example' },
      });
    await on.report(arf('not-spam'), SUPPORT);
    expect(on.events()).toEqual([]);
    await on.report(arf('abuse'), SUPPORT);
    expect(on.events().map(({ name }) => name)).toEqual(['recipient.complained', 'contact.bounced']);
    expect(on.states()).toEqual({ 'bob@example.net': 'sent' });
    expect(on.mark().bounce).toContain('complaint');
  });
});

describe('a report without proof', () => {
  test('O8: forged, it changes nothing and is kept as untrusted: no token, a made-up one, that of another mailbox, another id', async () => {
    await using on = await answered();
    const key = await signingKey(on.ctx);
    const forged = [
      [postfixBounce({ returned: none }), SUPPORT],
      [postfixBounce({ returned: none }), SUPPORT.replace('@', `+b${on.rawId}.aaaaaaaaaaaaaaaa@`)],
      [postfixBounce({ returned: none }), on.tagged.replace(`+b${on.rawId}.`, `+b${on.rawId + 1}.`)],
      [postfixBounce({ returned: none }), bounceAddress(key, on.rawId, SALES)],
      [postfixBounce({ returned: none }), bounceAddress(key, 1, SUPPORT)],
      [
        postfixBounce({ returned: on.returned.replace(on.headerId, newMessageId(new Uint8Array(32), 'acme.example')) }),
        SUPPORT,
      ],
      [postfixBounce({ returned: on.returned.replace(on.headerId, 'question@customer.test') }), SUPPORT],
    ] as const;
    for (const [bytes, to] of forged) expect((await on.report(bytes, to)).conversationId, to).toBeNull();
    expect(on.states()).toEqual({ 'bob@example.net': 'sent' });
    expect(on.events()).toEqual([]);
    expect(on.mark()).toEqual({ bounced_at: null, bounce: null });
    expect(on.reports()).toHaveLength(forged.length);
    expect(on.reports().every((row) => row.is_trusted === 0 && row.about_raw_id === null)).toBe(true);
  });

  test('O8: the Message-ID of an answer that a mail client wrote is not signed, so it proves nothing', async () => {
    await using on = await answered();
    const plain = 'plain@client.example';
    on.database.sqlite.run("UPDATE message SET header_id = ?, header_hash = ? WHERE kind = 'out'", [
      plain,
      headerHash(plain),
    ]);
    await on.report(postfixBounce({ returned: on.returned.replace(on.headerId, plain) }), SUPPORT);
    expect(on.states()).toEqual({ 'bob@example.net': 'sent' });
  });

  test('O8: a proven report on somebody else than the recipients of a mail to several changes nobody', async () => {
    await using on = await answered(['eve@example.net']);
    await on.report(postfixBounce({ address: 'stranger@example.org' }), on.tagged);
    expect(Object.values(on.states())).toEqual(['sent', 'sent']);
    expect(on.events()).toEqual([]);
  });

  test('O8: names hundreds of people without filling the table: nothing proves that we wrote to them', async () => {
    await using on = await answered();
    const groups = Array.from({ length: 150 }, (_, i) => `Final-Recipient: rfc822; p${i}@x.example\nAction: failed\n`);
    const status = `Reporting-MTA: dns; mx\n\n${groups.join('\n')}`;
    await on.report(multipartReport({ notice: 'No.', status, returned: none }), SUPPORT);
    expect(on.reports().length).toBeLessThan(10);
    await on.report(multipartReport({ notice: 'No.', status, returned: none }), on.tagged);
    expect(on.reports().length).toBeGreaterThan(1);
  });
});
