import { expect, test } from 'vitest';
import { rawHeads } from '#src/mail/raw/index.ts';
import { rowsOf } from '#src/ops/mail-log/rows.ts';
import { SALES, SUPPORT, startInbound } from '#tests/channels/email/inbound.ts';

test('fetched mail, which has no envelope, is listed by whom the mail itself names', async () => {
  await using inbound = startInbound();
  const actor = { userId: 1, name: 'Ada', role: 'admin' as const, grants: new Map() };
  const listed = async () => {
    const [{ id }] = inbound.all<{ id: number }>('SELECT max(id) AS id FROM raw') as [{ id: number }];
    const [row] = await rowsOf(inbound.ctx.reader, actor, await rawHeads(inbound.ctx.reader, [id]));
    return { from: row!.from, to: row!.to };
  };
  await inbound.fetch({ from: '' }, inbound.mail('question', { To: 'old@elsewhere.test' }));
  expect(await listed()).toEqual({ from: 'ann@customer.test', to: [SALES] });
  const sent = inbound.mail('offer', { From: SALES, To: 'Bob <bob@customer.test>' });
  await inbound.fetch({ from: '', isSent: true, folder: 'Sent' }, sent);
  expect(await listed()).toEqual({ from: SALES, to: ['bob@customer.test'] });
  // What came by SMTP has an envelope, and a bounce is from nobody whatever it says of itself.
  await inbound.receive({ from: '', bytes: inbound.mail('bounce') });
  expect(await listed()).toEqual({ from: '', to: [SUPPORT] });
});
