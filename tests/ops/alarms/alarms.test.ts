import { expect, test } from 'vitest';
import { openMachine } from '#src/cli/machine.ts';
import { clearAlarm, raiseAlarm } from '#src/platform/alarms/index.ts';
import { readConfig } from '#src/platform/config/index.ts';
import { openDesk } from '#tests/inbox/desk.ts';
import { setUpPostroom, startPostroom } from '#tests/support/postroom.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';

test('an alarm stands above every page of an admin until it is over, and on no page of anybody else', async () => {
  await using desk = await openDesk();
  const { ada, ben } = desk.people;
  const pageOf = async (who: typeof ada) => (await desk.ask(who, 'GET', '/inbox/open')).text();
  await raiseAlarm(desk.ctx, 'something-new:<b>7</b>', {});
  expect(await pageOf(ada)).toMatch(/id="alarms"[\s\S]*something-new/);
  expect(await pageOf(ada)).not.toContain('<b>7');
  expect(await pageOf(ben)).not.toContain('something-new');
  await clearAlarm(desk.ctx, 'something-new:<b>7</b>');
  expect(await pageOf(ada)).not.toContain('something-new');
});

test('the fragment of alarms is for admins alone', async () => {
  await using desk = await openDesk();
  await raiseAlarm(desk.ctx, 'something-new', {});
  expect((await desk.ask(null, 'GET', '/alarms')).status).toBe(303);
  expect((await desk.ask(desk.people.ben, 'GET', '/alarms')).status).toBe(403);
  const answer = await desk.ask(desk.people.ada, 'GET', '/alarms');
  expect(await answer.text()).toContain('something-new');
});

test('L2: each admin gets a mail when an alarm begins, marked as automatic and with the null sender', async () => {
  await using sink = await startSmtpSink();
  await using postroom = await startPostroom({
    POSTROOM_RELAY_HOST: '127.0.0.1',
    POSTROOM_RELAY_PORT: String(sink.port),
    POSTROOM_RELAY_VERIFY: 'no',
  });
  await setUpPostroom(postroom);
  // As a command beside the running server does.
  const { machine, close } = await openMachine(readConfig({ POSTROOM_DATA: postroom.folder, POSTROOM_LOG: 'silent' }));
  await raiseAlarm({ ...machine, actor: 'system' }, 'something-new', {});
  await close();
  const mail = await sink.next();
  expect(mail).toMatchObject({ from: '', to: ['ada@acme.example'] });
  const text = mail.bytes.toString();
  expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(text).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
  expect(text).toMatch(/^From: Acme <support@acme\.example>\r$/m);
  expect(text).toContain('something-new');
});
