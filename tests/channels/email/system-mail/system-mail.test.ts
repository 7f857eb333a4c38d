import { expect, test } from 'vitest';
import { jobs, sendSystemMail } from '#src/channels/email/system-mail/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { runJobs } from '#src/platform/jobs/index.ts';
import { openDesk } from '#tests/inbox/desk.ts';
import { until } from '#tests/support/store.ts';

async function sent(to: string[]): Promise<string[]> {
  await using desk = await openDesk();
  const { ctx } = desk;
  await transaction(ctx, async (ctx) => {
    for (const address of to)
      await sendSystemMail(ctx, { to: { name: '', address }, subject: 'Hello', paragraphs: ['A'] });
  });
  const runner = await runJobs(ctx, jobs);
  await until('the mails to be written', () => desk.rows('SELECT 1 FROM job').length === 0);
  await runner.stop();
  return desk.rows<{ address: string }>('SELECT address FROM recipient').map(({ address }) => address);
}

test('L3: no mail of ours goes to a mailbox of ours, under any of its names', async () => {
  expect(await sent(['ada@acme.example', 'Support@ACME.example'])).toEqual(['ada@acme.example']);
});

test('L2: what goes on raising alarms fills nobody’s inbox: ten an hour, and no more', async () => {
  expect(await sent(Array.from({ length: 12 }, () => 'ada@acme.example'))).toHaveLength(10);
});
