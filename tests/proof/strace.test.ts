import { expect, test } from 'vitest';
import { startVictim } from '#tests/crash/victim.ts';
import { temporaryFolder } from '#tests/support/machine.ts';
import { MAILBOX } from '#tests/support/postroom.ts';
import { letter, sendLetter } from '#tests/support/send-letter.ts';
import { type Call, hasStrace, watchCalls } from '#tests/support/strace.ts';

const isSync = ({ name }: Call) => name === 'fsync' || name === 'fdatasync';

test.skipIf(!hasStrace)(
  'S14: the system sees the letter written, then synced, then the 250 sent, in this order',
  {
    timeout: 60_000,
  },
  async () => {
    using folder = temporaryFolder();
    await using victim = await startVictim(folder.path);
    await victim.setUp();
    const watching = await watchCalls(victim.pid());
    const bytes = letter({ From: 'ann@customer.test', Subject: 'Order' });
    expect(await sendLetter(victim.smtpPort, { to: MAILBOX.address, bytes })).toMatch(/^250/);
    const calls = await watching.stop();

    const isWal = ({ file }: Call) => file.endsWith('postroom.db-wal');
    const data = calls.findIndex(({ line }) => /^(read|recvfrom)\(.*Subject: Order/.test(line));
    const answered = calls.findIndex(({ line }) => line.includes('250 2.0.0 Ok: stored as'));
    const between = calls.slice(data + 1, answered);
    const written = between.findIndex((call) => call.name.startsWith('pwrite') && isWal(call));
    const synced = between.findIndex((call, at) => at > written && isSync(call) && isWal(call));
    expect([data >= 0, answered > data, written >= 0, synced > written]).toEqual([true, true, true, true]);
  },
);
