import { help } from './cli/help.ts';
import { UsageError } from './cli/usage-error.ts';
import { messageOf } from './lib/errors.ts';
import { type Config, ConfigError, readConfig } from './platform/config/index.ts';
import { VERSION } from './platform/version.ts';

type Command = (config: Config, rest: string[]) => Promise<void>;

// Each brings only what it needs: a container asks `health` every half minute.
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => alone('serve', (await import('./cli/serve-until-stopped.ts')).serveUntilStopped),
  reindex: async () => alone('reindex', (await import('./cli/reindex.ts')).runReindex),
  user: async () => (await import('./cli/user.ts')).runUser,
  'dead-jobs': async () => (await import('./cli/dead-jobs.ts')).runDeadJobs,
  doctor: async () => (await import('./cli/doctor.ts')).runDoctor,
  backup: async () => (await import('./cli/backup.ts')).runBackup,
  restore: async () => (await import('./cli/restore.ts')).runRestore,
  health: async () => alone('health', (await import('./cli/health.ts')).runHealth),
  seed: async () => (await import('./cli/seed.ts')).runSeed,
  demo: async () => alone('demo', (await import('./cli/demo.ts')).runDemo),
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
  if (command === '--version') return void process.stdout.write(`${VERSION}\n`);
  if (['--help', '-h', 'help'].includes(command)) return void process.stdout.write(help());
  if (rest.includes('--help')) return void process.stdout.write(help(command));
  if (!Object.hasOwn(commands, command)) {
    throw new UsageError(`"${command}" is not a command. --help lists those there are.`);
  }
  const run = await commands[command]!();
  await run(readConfig(process.env), rest);
}

// No top-level await: the compiled program's bytecode has none.
main().catch((error) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(error instanceof ConfigError || error instanceof UsageError ? 2 : 1);
});
