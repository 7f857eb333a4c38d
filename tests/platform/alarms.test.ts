import { expect, test } from 'vitest';
import { clearAlarm, listAlarms, raiseAlarm } from '#src/platform/alarms/index.ts';
import { eventsAfter } from '#src/platform/events/store.ts';
import { testMachine } from '#tests/support/machine.ts';

test('an alarm stands from its first raise until it is cleared, with one event for each', async () => {
  await using machine = testMachine();
  const { ctx, clock } = machine;
  await raiseAlarm(ctx, 'relay.login', { reply: '535 no' });
  const since = clock.now();
  clock.turn(60_000);
  await raiseAlarm(ctx, 'relay.login', { reply: '535 still no' });
  expect(await listAlarms(ctx.db)).toEqual([{ name: 'relay.login', sinceAt: since, data: { reply: '535 no' } }]);
  await clearAlarm(ctx, 'relay.login');
  await clearAlarm(ctx, 'relay.login');
  expect(await listAlarms(ctx.db)).toEqual([]);
  const names = (await eventsAfter(ctx.db, 0, 10)).map(({ name }) => name);
  expect(names).toEqual(['alarm.raised', 'alarm.cleared']);
});
