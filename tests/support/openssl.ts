/** True where openssl is installed; tests that need it skip elsewhere and say so once. */
export const hasOpenssl = Bun.which('openssl') !== null;

if (!hasOpenssl) {
  const hint = 'apt-get install openssl';
  if (process.env.POSTROOM_FORBID_SKIPS) throw new Error(`openssl is expected: ${hint}`);
  process.stdout.write(`Tests with openssl skipped: ${hint}\n`);
}

/** A handshake as another program does it, with old protocols too. @returns what it said, or why there was none */
export async function handshake(port: number, args: string[] = []): Promise<{ isDone: boolean; said: string }> {
  // Debian's openssl refuses TLS 1.0 and 1.1 by itself unless its security level is lowered.
  const flags = ['-connect', `127.0.0.1:${port}`, '-cipher', 'ALL:@SECLEVEL=0', ...args];
  const run = Bun.spawn(['openssl', 's_client', ...flags], { stdin: new Blob(['']), stdout: 'pipe', stderr: 'pipe' });
  const said = await Promise.all([new Response(run.stdout).text(), new Response(run.stderr).text()]);
  return { isDone: (await run.exited) === 0, said: said.join('\n') };
}
