import { expect, test } from 'vitest';
import { eventHandlers, jobs, sendSystemMail } from '#src/channels/email/system-mail/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { followEvents, recordEvents } from '#src/platform/events/index.ts';
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

test('W3: a mail with a link is forgotten once it has left; one that could not be sent, and any other, is kept', async () => {
  await using desk = await openDesk();
  const { ctx } = desk;
  const people = ['left@acme.example', 'stuck@acme.example', 'plain@acme.example'];
  await transaction(ctx, async (ctx) => {
    for (const address of people) {
      const hasLink = !address.startsWith('plain');
      await sendSystemMail(ctx, { to: { name: '', address }, subject: 'Hello', paragraphs: ['A'], hasLink });
    }
  });
  const runner = await runJobs(ctx, jobs);
  await until('the mails to be written', () => desk.rows('SELECT 1 FROM job').length === 0);
  await runner.stop();
  const idOf = (address: string) =>
    desk.rows<{ id: number }>(`SELECT raw_id AS id FROM recipient WHERE address = '${address}'`)[0]!.id;
  await recordEvents(ctx, [
    { name: 'recipient.sent', subject: 'raw', subjectId: idOf('left@acme.example') },
    { name: 'recipient.failed', subject: 'raw', subjectId: idOf('stuck@acme.example') },
    { name: 'recipient.sent', subject: 'raw', subjectId: idOf('plain@acme.example') },
  ]);
  const following = followEvents(ctx, eventHandlers);
  await until('one to be forgotten', () => desk.rows('SELECT 1 FROM recipient').length < people.length);
  await following.stop();
  expect(desk.rows<{ address: string }>('SELECT address FROM recipient ORDER BY address')).toEqual([
    { address: 'plain@acme.example' },
    { address: 'stuck@acme.example' },
  ]);
});
