import { describe, expect, test } from 'vitest';
import { automaticKind } from '#src/mail/loops/index.ts';
import { parseMail } from '#src/mail/mime/index.ts';
import { corpusFiles, hasCorpus } from '#tests/support/corpus.ts';

type Signs = { headers?: Record<string, string>; contentType?: string; envelopeFrom?: string; fromAddress?: string };

const kindOf = ({
  headers = {},
  contentType = 'text/plain',
  envelopeFrom = 'ann@x.de',
  fromAddress = 'ann@x.de',
}: Signs) => automaticKind({ header: (name) => headers[name], contentType, envelopeFrom, fromAddress });

describe('L1: mail that a machine wrote', () => {
  test.each<[string, Signs, string]>([
    ['a delivery report', { contentType: 'multipart/report; report-type=delivery-status' }, 'bounce'],
    ['a complaint', { contentType: 'multipart/report; report-type=feedback-report' }, 'bounce'],
    ['a mailer-daemon', { fromAddress: 'MAILER-DAEMON@x.de' }, 'bounce'],
    ['a mailer-daemon without a domain', { fromAddress: 'Mailer-Daemon' }, 'bounce'],
    ['a postmaster without a sender', { envelopeFrom: '', fromAddress: 'postmaster@x.de' }, 'bounce'],
    ['failed recipients', { headers: { 'x-failed-recipients': 'a@b.c' } }, 'bounce'],
    ['a read receipt', { contentType: 'multipart/report; report-type=disposition-notification' }, 'reply'],
    ['a vacation notice', { headers: { 'auto-submitted': 'auto-replied (vacation)' } }, 'reply'],
    [
      'a vacation notice with a null sender',
      { envelopeFrom: '', headers: { 'auto-submitted': 'auto-replied' } },
      'reply',
    ],
    ['a vacation notice to a list', { headers: { 'auto-submitted': 'auto-replied', precedence: 'bulk' } }, 'reply'],
    ['a generated notice', { headers: { 'auto-submitted': 'auto-generated' } }, 'reply'],
    ['X-Autoreply', { headers: { 'x-autoreply': 'yes' } }, 'reply'],
    ['Precedence: auto_reply', { headers: { precedence: 'auto_reply' } }, 'reply'],
    ['a null sender of any kind', { envelopeFrom: '' }, 'reply'],
    ['a mailing list', { headers: { 'list-id': '<news.x.de>' } }, 'list'],
    ['a list that marks its mail', { headers: { 'list-id': '<n.x>', 'auto-submitted': 'auto-generated' } }, 'list'],
    ['a newsletter', { headers: { precedence: 'Bulk', 'list-unsubscribe': '<https://x.de>' } }, 'list'],
  ])('%s', (_, signs, kind) => expect(kindOf(signs)).toBe(kind));
});

describe('L1: the mail of a person is never called automatic', () => {
  test.each<[string, Signs]>([
    ['plain mail', {}],
    ['Auto-Submitted: no', { headers: { 'auto-submitted': 'no' } }],
    ['X-Auto-Response-Suppress alone', { headers: { 'x-auto-response-suppress': 'All' } }],
    ['mail through a CRM with an unsubscribe link', { headers: { 'list-unsubscribe': '<mailto:u@x.de>' } }],
    ['mail through a relay with Feedback-ID', { headers: { 'feedback-id': '1:x:SES' } }],
    [
      'a person who is postmaster',
      { fromAddress: 'postmaster@x.de', headers: { subject: 'Question on your invoice' } },
    ],
    ['a subject that speaks of a bounce', { headers: { subject: 'Undeliverable: my parcel' } }],
    ['X-Autoreply: no', { headers: { 'x-autoreply': 'no' } }],
    ['Precedence: first-class', { headers: { precedence: 'first-class' } }],
  ])('%s', (_, signs) => expect(kindOf(signs)).toBeNull());
});

describe.skipIf(!hasCorpus)('with the corpus', () => {
  const kindsOf = async (folder: string) => {
    const kinds = [];
    for (const { bytes } of corpusFiles(folder, ['.eml', '.txt'])) {
      const returnPath = /^return-path:\s*<?([^>\r\n]*)/im.exec(bytes.subarray(0, 4000).toString('latin1'))?.[1];
      kinds.push((await parseMail(bytes, returnPath?.trim() ?? 'unknown@x.de')).automatic);
    }
    return kinds;
  };

  test('L1: at least 95 of 100 real bounces are known as such', async () => {
    const kinds = await kindsOf('sisimai-sample/bsd');
    expect(kinds.length).toBeGreaterThan(100);
    expect(kinds.filter((kind) => kind === 'bounce').length / kinds.length).toBeGreaterThan(0.95);
  });

  test('L1: no reply of a person is taken for automatic', async () => {
    expect(new Set(await kindsOf('reply-crisp'))).toEqual(new Set([null]));
  });
});
