import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wireForm } from './wire-form.ts';

/** True where swaks is installed with the Perl module its STARTTLS needs; tests that need it skip elsewhere and say so once. */
export const hasSwaks =
  Bun.which('swaks') !== null && Bun.spawnSync(['perl', '-MNet::SSLeay', '-e', '1'], { stderr: 'ignore' }).success;

if (!hasSwaks) {
  const hint = 'apt-get install swaks libnet-ssleay-perl';
  if (process.env.POSTROOM_FORBID_SKIPS) throw new Error(`swaks is expected: ${hint}`);
  process.stdout.write(`Tests with swaks skipped: ${hint}\n`);
}

/** Sends one mail with swaks, a mail client of its own. @returns the dialogue @throws when the mail was not taken */
export async function swaks(port: number, args: string[]): Promise<string> {
  const run = Bun.spawn(['swaks', '--server', '127.0.0.1', '--port', String(port), ...args], {
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const [said, errors, code] = await Promise.all([
    new Response(run.stdout).text(),
    new Response(run.stderr).text(),
    run.exited,
  ]);
  if (code !== 0) throw new Error(`swaks ended with ${code}:\n${said}\n${errors}`);
  return said;
}

/** Sends a finished mail with swaks, which then changes nothing in it: dots are doubled and the last one set here. */
export async function swaksBytes(port: number, to: string, bytes: Uint8Array, args: string[] = []): Promise<string> {
  const path = join(tmpdir(), `letter-${crypto.randomUUID()}`);
  writeFileSync(path, wireForm(bytes));
  try {
    return await swaks(port, ['--to', to, '--no-data-fixup', '--data', `@${path}`, ...args]);
  } finally {
    rmSync(path);
  }
}
