import { help } from './cli/help.ts';
import { runReindex } from './cli/reindex.ts';
import { serveUntilStopped } from './cli/serve-until-stopped.ts';
import { ConfigError, readConfig } from './platform/config/index.ts';

const commands = { serve: serveUntilStopped, reindex: runReindex };

const [command = 'serve', ...rest] = process.argv.slice(2);

async function main(): Promise<void> {
  if (rest.includes('--help') || ['--help', '-h', 'help'].includes(command)) return void process.stdout.write(help());
  if (!Object.hasOwn(commands, command))
    throw new ConfigError([`"${command}" is not a command. --help lists those there are.`]);
  if (rest.length > 0) throw new ConfigError([`${command} takes nothing more, but got "${rest.join(' ')}".`]);
  await commands[command as keyof typeof commands](readConfig(process.env));
}

// No top-level await: the compiled program's bytecode has none.
main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
});
