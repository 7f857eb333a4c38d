import { expect, test } from 'vitest';
import { changeRelay } from '#src/channels/email/sending/actions/change-relay.ts';
import { dnsResolver } from '#src/mail/dns/index.ts';
import { diagnose, machineLines } from '#src/ops/doctor/index.ts';
import { freePort } from '#tests/support/free-port.ts';
import { NO_DNS, testMachine } from '#tests/support/machine.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';

const resolver = dnsResolver({ servers: [NO_DNS] });
const admin = { userId: 1, name: 'Ada', role: 'admin' as const, grants: new Map() };

test('a relay is tried, also one that was set on the page', async () => {
  await using machine = testMachine();
  await using sink = await startSmtpSink();
  const relays = async () => (await diagnose(machine.ctx, resolver, false)).filter(({ check }) => check === 'relay');
  expect(await relays()).toEqual([]);
  const relay = { host: '127.0.0.1', security: 'none' as const, user: null, password: null, verify: true };
  await changeRelay(machine.ctx, admin, null, { ...relay, port: sink.port });
  expect(await relays()).toMatchObject([{ level: 'ok', says: `127.0.0.1 port ${sink.port} takes our mail` }]);
  await changeRelay(machine.ctx, admin, null, { ...relay, port: await freePort() });
  expect(await relays()).toMatchObject([{ level: 'fail', says: expect.stringContaining('ECONNREFUSED') }]);
});

test('S18: room on the disk is held against what the admin wants left free', async () => {
  await using plenty = testMachine({ POSTROOM_SPARE_MB: '1', POSTROOM_SIZE_LIMIT: '65536' });
  await using greedy = testMachine({ POSTROOM_SPARE_MB: '1000000' });
  const disk = async ({ ctx }: typeof plenty) =>
    (await machineLines(ctx.config, false)).find(({ check }) => check === 'disk')?.level;
  expect([await disk(plenty), await disk(greedy)]).toEqual(['ok', 'fail']);
});
