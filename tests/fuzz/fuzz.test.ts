import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasCorpus } from '#tests/support/corpus.ts';

const program = join(import.meta.dirname, 'run.ts');

test.skipIf(!hasCorpus)(
  'M1: 2,000 spoiled mails of the corpus end no process and take less than 500 MB',
  {
    timeout: 300_000,
  },
  async () => {
    const child = Bun.spawn([process.execPath, program, '--count', '2000', '--threads', '1'], {
      stdout: 'pipe',
      stderr: 'inherit',
    });
    const told = await new Response(child.stdout).text();
    process.stdout.write(told);
    expect({ code: await child.exited, told }).toMatchObject({ code: 0, told: expect.stringContaining('2000 mails') });
  },
);
