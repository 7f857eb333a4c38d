import { Database } from 'bun:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSeed } from '#src/cli/seed.ts';
import { UsageError } from '#src/cli/usage-error.ts';
import { readConfig } from '#src/platform/config/index.ts';
import { temporaryFolder } from '#tests/support/machine.ts';

const configFor = (path: string) => readConfig({ POSTROOM_DATA: path, POSTROOM_LOG: 'silent' });

function archiveIn(path: string): unknown[] {
  using database = new Database(join(path, 'postroom.db'), { readonly: true });
  return database
    .query('SELECT id, mailbox_id, status, assignee_id, subject, message_count, last_message_at FROM conversation')
    .values();
}

test('fills an empty folder with so many conversations, the same each time', async () => {
  using one = temporaryFolder();
  using two = temporaryFolder();
  for (const { path } of [one, two]) await runSeed(configFor(path), ['--conversations', '40']);
  expect(archiveIn(one.path)).toHaveLength(40);
  expect(archiveIn(two.path)).toEqual(archiveIn(one.path));
});

test('fills no folder that holds a company, and says what it takes', async () => {
  using folder = temporaryFolder();
  const config = configFor(folder.path);
  for (const wrong of [
    [],
    ['--conversations'],
    ['--conversations', '0'],
    ['--conversations', '1', 'x'],
    ['--many', '3'],
  ])
    await expect(runSeed(config, wrong)).rejects.toThrow(UsageError);
  await runSeed(config, ['--conversations=1']);
  await expect(runSeed(config, ['--conversations', '1'])).rejects.toThrow(/holds a company already/);
});
