import { join } from 'node:path';
import { migrations } from '#migrations/index.ts';
import { messageOf } from '#src/lib/errors.ts';
import { dnsResolver } from '#src/mail/dns/index.ts';
import { checkFile, diagnose, type Line, line, machineLines, textOf } from '#src/ops/doctor/index.ts';
import type { Config } from '#src/platform/config/index.ts';
import { isLocked } from '#src/platform/lock.sqlite.ts';
import { openMachine } from './machine.ts';
import { UsageError } from './usage-error.ts';

const FLAGS = ['--json', '--online'];

/** Looks at everything and changes nothing, beside a running server or without one. Exit code 1 when something fails. */
export async function runDoctor(config: Config, flags: string[]): Promise<void> {
  const strange = flags.find((flag) => !FLAGS.includes(flag));
  if (strange !== undefined) throw new UsageError(`doctor takes ${FLAGS.join(' and ')}, but got "${strange}".`);
  const lines = await look(config, flags.includes('--online'));
  const text = flags.includes('--json')
    ? `${JSON.stringify(lines, null, 2)}\n`
    : textOf(lines, process.stdout.isTTY === true);
  process.stdout.write(text);
  if (lines.some(({ level }) => level === 'fail')) process.exitCode = 1;
}

async function look(config: Config, isOnline: boolean): Promise<Line[]> {
  const about = (name: string) => join(config.dataFolder, name);
  const file = checkFile(about('postroom.db'), migrations.length);
  const machine = await machineLines(config, isLocked(about('postroom.lock')));
  const first = [...machine, ...file.lines];
  return file.isUsable ? [...first, ...(await deeper(config, isOnline))] : first;
}

async function deeper(config: Config, isOnline: boolean): Promise<Line[]> {
  try {
    // What is said here goes to whoever asked; the log is the server's.
    const { machine, close } = await openMachine({ ...config, logLevel: 'silent' });
    try {
      const resolver = dnsResolver({ servers: config.dnsServers ?? undefined });
      return await diagnose({ ...machine, actor: 'system' }, resolver, isOnline);
    } finally {
      await close();
    }
  } catch (error) {
    return [line('fail', 'database', messageOf(error))];
  }
}
