/** Debian's Python, the one that its packages are for. */
const python = '/usr/bin/python3';

/** True where dkimpy is installed, a DKIM verifier written by others; tests that need it skip elsewhere and say so once. */
export const hasDkimpy = Bun.spawnSync([python, '-c', 'import dkim, nacl'], { stderr: 'ignore' }).success;

if (!hasDkimpy) {
  const hint = 'apt-get install python3-dkim python3-nacl';
  if (process.env.POSTROOM_FORBID_SKIPS) throw new Error(`dkimpy is expected: ${hint}`);
  process.stdout.write(`Tests with dkimpy skipped: ${hint}\n`);
}

const VERIFY = `import sys, dkim
message = sys.stdin.buffer.read()
record = sys.argv[2].encode()
print(dkim.DKIM(message).verify(idx=int(sys.argv[1]), dnsfunc=lambda name, timeout=5: record))
`;

/** Whether the signature at that place of a message verifies against a DNS record. */
export async function dkimpyVerifies(message: Uint8Array, index: number, record: string): Promise<boolean> {
  const run = Bun.spawn([python, '-c', VERIFY, String(index), record], { stdin: message, stdout: 'pipe' });
  return (await new Response(run.stdout).text()).trim() === 'True';
}
