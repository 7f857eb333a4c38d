import { statSync } from 'node:fs';
import { createIntake, jobs } from '#src/channels/email/ingest/index.ts';
import { lifelikeMails } from '#src/ops/seed/index.ts';
import { setUp } from '#src/ops/setup/index.ts';
import { runJobs } from '#src/platform/jobs/index.ts';
import { testMachine } from '#tests/support/machine.ts';
import { ADMIN, MAILBOX } from '#tests/support/postroom.ts';
import { watchProgress } from './progress.ts';
import { against, inMegabytes, type Row } from './report.ts';

const TOGETHER = 32;

/** The database file against the bytes of the mails in it, after they took the whole way in. */
export async function size(count: number): Promise<Row[]> {
  await using machine = testMachine();
  const { ctx, database } = machine;
  await setUp(ctx, { company: 'Acme', ...ADMIN, mailboxName: MAILBOX.name, address: MAILBOX.address });
  const intake = createIntake(ctx);
  const runner = await runJobs(ctx, jobs);
  const source = { ip: '203.0.113.7', helo: 'mail.customer.example', tls: 'TLSv1.3 TLS_AES_256_GCM_SHA384' };

  let rawBytes = 0;
  let together: Promise<void>[] = [];
  for (const { from, to, bytes } of lifelikeMails(count, MAILBOX.address)) {
    rawBytes += bytes.length;
    together.push(intake({ bytes, from, to: [to], at: machine.clock.now(), ...source }));
    machine.clock.turn(61_000);
    if (together.length < TOGETHER) continue;
    await Promise.all(together);
    together = [];
  }
  await Promise.all(together);
  {
    using progress = watchProgress(database.path);
    await progress.reached(count);
  }
  await runner.stop();
  database.sqlite.run('PRAGMA wal_checkpoint(TRUNCATE)');
  const fileBytes = statSync(database.path).size;
  const what = `database of ${count.toLocaleString('en')} lifelike mails (${inMegabytes(rawBytes)}) / their bytes`;
  return [against(what, fileBytes / rawBytes, { most: 1, show: (ratio) => ratio.toFixed(2) })];
}
