import { expect, test } from 'vitest';
import { wordsFor } from '#src/words/index.ts';
import { statusAt } from '#tests/support/server-pages.tsx';
import { now } from '#tests/support/view-samples.ts';
import { StatusPanels } from '#views/ops/status/status-panels.tsx';

test('the database is as large as both its files: what was just written is in its write-ahead log', () => {
  const dated = { w: wordsFor('en'), locale: 'en', timeZone: 'Europe/Berlin', now };
  const html = String(<StatusPanels {...dated} status={statusAt(now, null)} />);
  expect(html).toMatch(/<dt>Database<\/dt><dd><span>716 MB <span[^>]*>4 MB of it in the write-ahead log/);
});
