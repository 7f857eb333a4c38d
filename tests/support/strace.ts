import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './machine.ts';
import { until } from './store.ts';

function mayTrace(): boolean {
  if (Bun.which('strace') === null) return false;
  return Bun.spawnSync(['strace', '-o', '/dev/null', 'true'], { stderr: 'ignore' }).success;
}

/** True where strace is installed and may be used; tests that need it skip elsewhere and say so once. */
export const hasStrace = mayTrace();

if (!hasStrace) {
  const hint = 'apt-get install strace, on a machine that allows ptrace';
  if (process.env.POSTROOM_FORBID_SKIPS) throw new Error(`strace is expected: ${hint}`);
  process.stdout.write(`Tests with strace skipped: ${hint}\n`);
}

/** One call to the system that has come back: what was called, on which file, and its line. */
export type Call = { name: string; file: string; line: string };

const CALLS = 'write,writev,pwrite64,pwritev,send,sendto,sendmsg,fsync,fdatasync,recvfrom,read';

/** Watches a process with all its threads until `stop`, which tells what it wrote, sent and synced, in order. */
export async function watchCalls(pid: number): Promise<{ stop(): Promise<Call[]> }> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'calls');
  const args = ['-f', '-y', '-s', '200', '-e', `trace=${CALLS}`, '-o', path, '-p', String(pid)];
  const strace = Bun.spawn(['strace', ...args], { stdout: 'ignore', stderr: 'pipe' });
  let said = '';
  void (async () => {
    for await (const chunk of strace.stderr) said += new TextDecoder().decode(chunk);
  })();
  await until('strace to be attached', () => said.includes('attached'));
  return {
    async stop() {
      strace.kill('SIGINT');
      await strace.exited;
      const calls = callsIn(readFileSync(path, 'utf8'));
      folder[Symbol.dispose]();
      return calls;
    },
  };
}

/** A call that another thread's came between stands in two lines; it counts from where it ended. */
function callsIn(text: string): Call[] {
  const begun = new Map<string, string>();
  const calls: Call[] = [];
  for (const whole of text.split('\n')) {
    const [, thread = '', said = ''] = /^(\d+) +(.*)$/.exec(whole) ?? [];
    const [, start] = /^(.*)<unfinished \.\.\.>$/.exec(said) ?? [];
    const [, rest] = /^<\.\.\. \w+ resumed>(.*)$/.exec(said) ?? [];
    const line = rest === undefined ? said : (begun.get(thread) ?? '') + rest;
    const [, name, file] = /^(\w+)\(\d+<([^>]*)>/.exec(line) ?? [];
    if (start !== undefined) begun.set(thread, start);
    else if (name) calls.push({ name, file: file!, line });
  }
  return calls;
}
