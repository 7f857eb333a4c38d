import { runBackup } from './cli/backup.ts';
import { runDeadJobs } from './cli/dead-jobs.ts';
import { runDemo } from './cli/demo.ts';
import { runDoctor } from './cli/doctor.ts';
import { runHealth } from './cli/health.ts';
import { help } from './cli/help.ts';
import { runReindex } from './cli/reindex.ts';
import { runRestore } from './cli/restore.ts';
import { runSeed } from './cli/seed.ts';
import { serveUntilStopped } from './cli/serve-until-stopped.ts';
import { UsageError } from './cli/usage-error.ts';
import { runUser } from './cli/user.ts';
import { messageOf } from './lib/errors.ts';
import { type Config, ConfigError, readConfig } from './platform/config/index.ts';

type Command = (config: Config, rest: string[]) => Promise<void>;

const commands: Record<string, Command> = {
  serve: alone('serve', serveUntilStopped),
  reindex: alone('reindex', runReindex),
  user: runUser,
  'dead-jobs': runDeadJobs,
  doctor: runDoctor,
  backup: runBackup,
  restore: runRestore,
  health: alone('health', runHealth),
  seed: runSeed,
  demo: alone('demo', runDemo),
};

/** A command that takes no words behind its name. */
function alone(name: string, run: (config: Config) => Promise<void>): Command {
  return (config, rest) => {
    if (rest.length > 0) throw new UsageError(`${name} takes nothing more, but got "${rest.join(' ')}".`);
    return run(config);
  };
}

const [command = 'serve', ...rest] = process.argv.slice(2);

async function main(): Promise<void> {
  if (rest.includes('--help') || ['--help', '-h', 'help'].includes(command)) return void process.stdout.write(help());
  if (!Object.hasOwn(commands, command)) {
    throw new UsageError(`"${command}" is not a command. --help lists those there are.`);
  }
  await commands[command]!(readConfig(process.env), rest);
}

// No top-level await: the compiled program's bytecode has none.
main().catch((error) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(error instanceof ConfigError || error instanceof UsageError ? 2 : 1);
});
