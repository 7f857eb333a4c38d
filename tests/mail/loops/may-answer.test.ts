import { describe, expect, test } from 'vitest';
import { automaticHeaders, mayAnswerAutomatically } from '#src/mail/loops/index.ts';

const ask = (headers: Record<string, string> = {}, more: object = {}) => {
  const answer = mayAnswerAutomatically({
    header: (name) => headers[name],
    contentType: headers['content-type'] ?? '',
    envelopeFrom: 'ann@customer.test',
    fromAddress: 'ann@customer.test',
    isOurMail: false,
    isSpam: false,
    hasFailedVerification: false,
    ...more,
  });
  return answer.may ? null : answer.why;
};

test('L1: mail of a person may be answered', () => {
  expect(ask({ 'auto-submitted': 'no', subject: 'Hello', 'x-auto-response-suppress': 'DR, RN' })).toBeNull();
  for (const fromAddress of ['norbert.reply@x.de', 'request@x.de', 'ownership@x.de', 'bouncer@x.de'])
    expect(ask({}, { fromAddress }), fromAddress).toBeNull();
});

describe('L1: no automatic answer to', () => {
  test.each([
    ['auto-submitted', 'auto-generated', 'automatic-mail'],
    ['precedence', 'bulk', 'automatic-mail'],
    ['precedence', 'auto_reply', 'automatic-mail'],
    ['list-id', '<l.x.de>', 'automatic-mail'],
    ['x-autoreply', 'yes', 'automatic-mail'],
    ['x-autorespond', 'Re: you', 'automatic-mail'],
    ['content-type', 'multipart/report; report-type=delivery-status', 'automatic-mail'],
    ['x-auto-response-suppress', 'All', 'suppressed'],
    ['x-auto-response-suppress', 'DR, OOF, AutoReply', 'suppressed'],
    ['list-unsubscribe', '<https://x.de/u>', 'list'],
    ['list-post', 'NO', 'list'],
    ['feedback-id', '1:2:3', 'list'],
    ['x-postroom-loop', '1', 'own-mail'],
  ])('%s: %s', (name, value, why) => expect(ask({ [name]: value })).toBe(why));

  test.each([
    'noreply@x.de',
    'No-Reply@x.de',
    'donotreply@x.de',
    'orders-noreply@x.de',
    'noreply+123@x.de',
    'list-request@x.de',
    'owner-list@x.de',
    'list-bounces@x.de',
    'postmaster@x.de',
  ])('%s', (fromAddress) => expect(ask({}, { fromAddress })).toBe('no-reply-address'));

  test.each([
    ['a null sender', { envelopeFrom: '' }, 'automatic-mail'],
    ['MAILER-DAEMON', { fromAddress: 'MAILER-DAEMON@x.de' }, 'automatic-mail'],
    ['spam', { isSpam: true }, 'spam'],
    ['mail that fails DMARC', { hasFailedVerification: true }, 'failed-verification'],
    ['our own mail that came back', { isOurMail: true }, 'own-mail'],
  ])('%s', (_, more, why) => expect(ask({}, more)).toBe(why));
});

test('L2, L3: our automatic mail says what it is, and is not answered when it meets us again', () => {
  for (const kind of ['reply', 'notice'] as const) {
    const headers = automaticHeaders(kind);
    expect(headers).toMatchObject({ 'X-Auto-Response-Suppress': 'All' });
    const found = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    expect(ask(found)).toBe('own-mail');
    expect(ask({ 'auto-submitted': found['auto-submitted']! })).toBe('automatic-mail');
  }
});
