import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { isOpen } from './is-open.ts';
import { until } from './store.ts';

const program = ['/usr/sbin/smtp-sink', '/usr/bin/smtp-sink', '/usr/local/sbin/smtp-sink'].find(existsSync);

/** True where Postfix is installed; tests that need its receiver skip elsewhere and say so once. */
export const hasPostfixSink = program !== undefined;

if (!hasPostfixSink) {
  const hint = 'apt-get install postfix';
  if (process.env.POSTROOM_FORBID_SKIPS) throw new Error(`smtp-sink is expected: ${hint}`);
  process.stdout.write(`Tests with Postfix's smtp-sink skipped: ${hint}\n`);
}

/** Postfix's own receiver for tests: takes every mail and writes it into a file of `folder`, with LF line ends. */
export async function startPostfixSink(folder: string) {
  const port = await freePort();
  const user = process.getuid?.() === 0 ? ['-u', 'root'] : [];
  const sink = Bun.spawn([program!, ...user, '-d', join(folder, 'mail.'), `127.0.0.1:${port}`, '20'], {
    stderr: 'inherit',
  });
  await until('smtp-sink to listen', () => isOpen(port));
  return {
    port,
    mails: () => {
      const names = () => readdirSync(folder).filter((name) => name.startsWith('mail.'));
      return until(
        'a mail of smtp-sink',
        () => names().length > 0 && names().map((name) => readFileSync(join(folder, name), 'utf8')),
      );
    },
    async [Symbol.asyncDispose]() {
      sink.kill();
      await sink.exited;
    },
  };
}
