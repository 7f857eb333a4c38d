import { describe, expect, test } from 'vitest';
import { readMail } from '#src/mail/bounces/index.ts';
import { mail, multipartReport, postfixBounce, RETURNED } from './mails.ts';

const read = async (bytes: Buffer, envelopeFrom = '') => (await readMail(bytes, envelopeFrom)).report;
const daemon = { From: 'MAILER-DAEMON@mx.example.net', To: 'support@acme.example', 'Message-ID': '<r@mx.example.net>' };

describe('reports with a part for machines', () => {
  test('O8: a bounce of Postfix: recipient, status, words, reason, and the mail that came back', async () => {
    const { automatic, report } = await readMail(postfixBounce(), '');
    expect(automatic).toBe('bounce');
    expect(report).toMatchObject({ kind: 'bounce', messageIds: ['sent.1@acme.example'] });
    expect(report!.returned).toMatchObject({
      messageId: 'sent.1@acme.example',
      to: ['bob@example.net'],
      subject: 'Hello',
    });
    expect(report!.recipients).toEqual([
      {
        address: 'bob@example.net',
        original: null,
        action: 'failed',
        status: '5.1.1',
        isHard: true,
        reason: 'unknown-user',
        words: '550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown in virtual mailbox table',
      },
    ]);
  });

  test('O8: each recipient has a fate of its own, and the address before forwarding is told', async () => {
    const status = [
      'Reporting-MTA: dns; mx.example.net',
      'Final-Recipient: rfc822; bob@inner.example.net\nOriginal-Recipient: rfc822;bob@example.net\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 over quota',
      'Final-Recipient: rfc822; eve@example.net\nAction: delayed\nStatus: 4.4.1',
      'Final-Recipient: rfc822; ann@example.net\nAction: relayed\nStatus: 2.0.0',
    ].join('\n\n');
    const report = await read(multipartReport({ notice: 'See below.', status }));
    expect(
      report!.recipients.map(({ address, original, action, isHard, reason }) => [
        address,
        original,
        action,
        isHard,
        reason,
      ]),
    ).toEqual([
      ['bob@inner.example.net', 'bob@example.net', 'failed', false, 'mailbox-full'],
      ['eve@example.net', null, 'delayed', false, 'network'],
      ['ann@example.net', null, 'delivered', false, 'other'],
    ]);
  });

  test('O8: a delay is no failure, and a report of delivery neither', async () => {
    const delayed = await read(postfixBounce({ action: 'delayed', status: '4.4.1', said: '421 4.4.1 try later' }));
    expect(delayed).toMatchObject({ kind: 'delay', recipients: [{ action: 'delayed', isHard: false }] });
    const delivered = await read(postfixBounce({ action: 'delivered', status: '2.1.5', said: '250 2.1.5 Ok' }));
    expect(delivered!.kind).toBe('delivered');
  });

  test('O8: a bounce of Exchange takes the words from its diagnostic', async () => {
    const report = await read(
      multipartReport({
        notice:
          "Delivery has failed to these recipients or groups:\n\nbob@example.net\nThe email address you entered couldn't be found.",
        status:
          'Reporting-MTA: dns;EX1.example.net\n\nFinal-recipient: RFC822;bob@example.net\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
        fields: {
          From: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.net>',
          Subject: 'Undeliverable: Hello',
        },
      }),
    );
    expect(report!.recipients[0]).toMatchObject({ status: '5.1.10', isHard: true, address: 'bob@example.net' });
  });

  test('O8: a server that refuses the mail, its sender or its size does not make the address a bad one', async () => {
    const reasons: [string, string][] = [
      ['550 5.7.1 Message rejected as spam by content scanning', '5.7.1'],
      ['552 5.3.4 Message size exceeds fixed limit', '5.3.4'],
      ['550 5.7.26 Unauthenticated mail not accepted due to DMARC policy', '5.7.26'],
      ['554 5.7.1 Service unavailable; client host blocked using zen.spamhaus.org', '5.7.1'],
      ['451 4.7.1 Greylisting in action, try again later', '4.7.1'],
    ];
    for (const [said, status] of reasons) {
      const report = await read(postfixBounce({ said, status }));
      expect(report!.recipients[0], said).toMatchObject({ isHard: false, status });
    }
  });

  test('O9: a feedback report is a complaint, with whoever complained if it says who', async () => {
    const fields = { From: 'feedback@isp.example', Subject: 'FW: Hello' };
    const status =
      'Feedback-Type: abuse\nUser-Agent: SomeGenerator/1.0\nVersion: 1\nOriginal-Rcpt-To: <bob@example.net>\n';
    const named = await read(
      multipartReport({ notice: 'A complaint.', status, returned: RETURNED, type: 'feedback-report', fields }),
    );
    expect(named).toMatchObject({
      kind: 'complaint',
      feedback: 'abuse',
      recipients: [{ address: 'bob@example.net', isHard: false }],
    });
    expect(named!.messageIds).toEqual(['sent.1@acme.example']);
    const blotted = 'Feedback-Type: abuse\nUser-Agent: X/1\nVersion: 1\n';
    const returned = RETURNED.replace('bob@example.net', 'undisclosed');
    const unnamed = await read(
      multipartReport({ notice: 'A complaint.', status: blotted, returned, type: 'feedback-report', fields }),
    );
    expect(unnamed).toMatchObject({ kind: 'complaint', recipients: [] });
  });
});

describe('reports in prose', () => {
  test('O8: of qmail', async () => {
    const report = await read(
      mail(
        { ...daemon, Subject: 'failure notice' },
        `Hi. This is the qmail-send program at mx.example.net.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<bob@example.net>:\n192.0.2.9 does not like recipient.\nRemote host said: 550 sorry, no mailbox here by that name (#5.1.1)\n\n<eve@example.org>:\nSorry, I couldn't find any host named example.org. (#5.1.2)\n\n--- Below this line is a copy of the message.\n\n${RETURNED}`,
      ),
    );
    expect(report!.recipients.map(({ address, status, isHard, reason }) => [address, status, isHard, reason])).toEqual([
      ['bob@example.net', '5.1.1', true, 'unknown-user'],
      ['eve@example.org', '5.1.2', true, 'unknown-host'],
    ]);
    expect(report!.messageIds).toEqual(['sent.1@acme.example']);
  });

  test('O8: of Exim', async () => {
    const report = await read(
      mail(
        {
          ...daemon,
          Subject: 'Mail delivery failed: returning message to sender',
          'X-Failed-Recipients': 'bob@example.net',
          'Auto-Submitted': 'auto-replied',
        },
        `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  bob@example.net\n    host mx.example.net [192.0.2.8]\n    SMTP error from remote mail server after RCPT TO:<bob@example.net>:\n    550 No such user here\n\n------ This is a copy of the message, including all the headers. ------\n\n${RETURNED}`,
      ),
    );
    expect(report).toMatchObject({
      kind: 'bounce',
      recipients: [{ address: 'bob@example.net', status: '5.0.0', isHard: true }],
    });
    expect(report!.recipients[0]!.words).toContain('550 No such user here');
  });

  test('O8: of Exim, of a delay', async () => {
    const report = await read(
      mail(
        { ...daemon, Subject: 'Warning: message 1abc delayed 24 hours' },
        `This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on mx.example.net.\n\nThe address to which the message has not yet been delivered is:\n\n  bob@example.net\n    Delay reason: Connection timed out\n\nNo action is required on your part. Delivery attempts will continue for\nsome time, and this warning may be repeated.\n`,
      ),
    );
    expect(report).toMatchObject({
      kind: 'delay',
      recipients: [{ address: 'bob@example.net', action: 'delayed', status: '4.0.0' }],
    });
  });

  test('O8: of Gmail', async () => {
    const report = await read(
      mail(
        {
          ...daemon,
          From: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
          Subject: 'Delivery Status Notification (Failure)',
          'X-Failed-Recipients': 'bob@example.net',
          'In-Reply-To': '<sent.1@acme.example>',
        },
        "** Address not found **\n\nYour message wasn't delivered to bob@example.net because the address couldn't be found, or is unable to receive mail.\n\nThe response from the remote server was:\n550 5.1.1 The email account that you tried to reach does not exist.\n",
      ),
    );
    expect(report).toMatchObject({
      kind: 'bounce',
      messageIds: ['sent.1@acme.example'],
      recipients: [{ status: '5.1.1', isHard: true, reason: 'unknown-user' }],
    });
  });

  test('O8: also where the parts of the multipart were lost, and where line ends are CR alone', async () => {
    const lost = mail(
      {
        ...daemon,
        Subject: 'Delivery failure',
        'Content-Type': 'multipart/report; boundary="gone"; report-type=delivery-status',
      },
      'Your message cannot be delivered to the following recipients:\n\n  Recipient address: bob@example.net\n  Reason: 550 5.1.1 unknown user\n',
    );
    expect((await read(lost))!.recipients[0]).toMatchObject({ address: 'bob@example.net', isHard: true });
    const old = Buffer.from(postfixBounce().toString('latin1').replaceAll('\r\n', '\r'), 'latin1');
    expect((await read(old))!.recipients[0]).toMatchObject({ address: 'bob@example.net', isHard: true });
  });
});

describe('other mail', () => {
  const none = async (bytes: Buffer, envelopeFrom = 'ann@customer.test') =>
    expect(await read(bytes, envelopeFrom)).toBeNull();

  test('O8: a person who asks about a bounce, forwards one or answers one has not sent one', async () => {
    const bounce = postfixBounce().toString();
    const person = { From: 'Ann <ann@customer.test>', To: 'support@acme.example', 'Message-ID': '<q@customer.test>' };
    await none(
      mail(
        { ...person, Subject: 'Undelivered mail?' },
        'My mail to bob@example.net was returned: 550 5.1.1 User unknown. Why?',
      ),
    );
    await none(mail({ ...person, Subject: 'Fwd: Undelivered Mail Returned to Sender' }, `See below\n\n${bounce}`));
    await none(
      mail(
        { ...person, Subject: 'Re: Mail delivery failed: returning message to sender' },
        '> 550 5.1.1 unknown user bob@example.net',
      ),
      '',
    );
    await none(
      mail(
        { ...person, Subject: 'what is this?', 'Content-Type': 'multipart/mixed; boundary="o"' },
        `--o\nContent-Type: text/plain\n\nWhat is this?\n--o\nContent-Type: message/rfc822\n\n${bounce}\n--o--\n`,
      ),
    );
  });

  test('O8: a notice of absence, a read receipt and a report on TLS are not about delivery', async () => {
    await none(
      mail(
        { From: 'ann@customer.test', Subject: 'Out of office', 'Auto-Submitted': 'auto-replied' },
        'I am away. Mail to my colleague bob@example.net',
      ),
      '',
    );
    await none(
      multipartReport({
        notice: 'Your message was read.',
        status: 'Final-Recipient: rfc822; bob@example.net\nDisposition: manual-action/MDN-sent-manually; displayed',
        type: 'disposition-notification',
        fields: { From: 'bob@example.net', Subject: 'Read: Hello' },
      }),
    );
    await none(
      mail(
        {
          From: 'noreply-smtp-tls-reporting@google.com',
          Subject: 'Report Domain: acme.example',
          'Content-Type': 'multipart/report; report-type=tlsrpt; boundary="b"',
        },
        '--b\nContent-Type: text/plain\n\nThis is an aggregate TLS report from google.com\n--b--\n',
      ),
    );
  });
});

describe('hostile reports', () => {
  test('O8: megabytes of prose, addresses and recipients are read in bounded time, and the first 200 count', async () => {
    const started = performance.now();
    const many = Array.from(
      { length: 20_000 },
      (_, i) => `Final-Recipient: rfc822; user${i}@example.net\nAction: failed\nStatus: 5.1.1\n`,
    );
    expect((await read(multipartReport({ notice: 'failed', status: many.join('\n') })))!.recipients).toHaveLength(200);
    const lists = [
      'a'.repeat(300_000),
      'a@'.repeat(150_000),
      `${'<a@b.c>: '.repeat(40_000)}`,
      'a.b@c.d\n'.repeat(40_000),
      'mailbox is '.repeat(30_000),
      `${' '.repeat(200_000)}x`,
      '5.1.1 '.repeat(50_000),
      '(user unknown '.repeat(20_000),
    ];
    for (const text of lists) await read(mail({ ...daemon, Subject: 'Undelivered Mail Returned to Sender' }, text));
    for (const text of lists)
      await read(
        multipartReport({
          notice: text,
          status: `Final-Recipient: rfc822; b@example.net\nAction: failed\nDiagnostic-Code: ${text.replaceAll('\n', ' ')}`,
        }),
      );
    expect(performance.now() - started).toBeLessThan(8000);
  });

  test("O8: a server's words are one printable line of bounded length", async () => {
    const said = `550 5.1.1 no\u202e\u0007 such\u200b user ${'x'.repeat(5000)}`;
    const report = await read(postfixBounce({ said }));
    expect(report!.recipients[0]!.words).toMatch(/^550 5\.1\.1 no such user x+$/);
    expect(report!.recipients[0]!.words.length).toBeLessThanOrEqual(500);
  });
});
