import { expect, test } from 'vitest';
import { runDeadJobs } from '#src/cli/dead-jobs.ts';
import { readConfig } from '#src/platform/config/index.ts';
import { startPostroom } from '#tests/support/postroom.ts';
import { openStore, until } from '#tests/support/store.ts';

test('a parked event that the command line tries again is handled by the running server', async () => {
  await using postroom = await startPostroom();
  using store = openStore(postroom.folder);
  store.run(`INSERT INTO event (id, at, name, actor, subject, subject_id) VALUES (1, 0, 'other', 'system', 'raw', 1)`);
  store.run(
    `INSERT INTO job (id, kind, payload, error, created_at) VALUES (77, 'event.email.reopen-failed', '{"eventId":1}', 'no', 0)`,
  );
  await runDeadJobs(readConfig({ POSTROOM_DATA: postroom.folder }), ['retry', '77']);
  await until('the job to be done', () => store.count('SELECT count(*) FROM job WHERE id = 77') === 0);
  expect(store.count('SELECT count(*) FROM job WHERE run_at IS NULL')).toBe(0);
});
