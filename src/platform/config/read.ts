import { type Config, configTable } from './table.ts';

/** One line for each variable that can't be used. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}

type Environment = Record<string, string | undefined>;

function problemsOfNames(env: Environment): string[] {
  const known = new Set(Object.values(configTable).map((row) => row.name));
  return Object.keys(env)
    .filter((name) => name.startsWith('POSTROOM_') && !known.has(name))
    .map((name) => `${name}: is not a setting of Postroom. --help lists those there are.`);
}

/** A certificate is of no use without its key. */
function problemsOfPairs({ tlsCert, tlsKey }: Record<string, unknown>): string[] {
  if ((tlsCert === null) === (tlsKey === null)) return [];
  const [there, missing] =
    tlsCert === null ? [configTable.tlsKey, configTable.tlsCert] : [configTable.tlsCert, configTable.tlsKey];
  return [`${missing.name}: is needed beside ${there.name}.`];
}

/** Reads all variables at once, so that one start shows every mistake. @throws ConfigError */
export function readConfig(env: Environment): Config {
  const problems = problemsOfNames(env);
  const values: Record<string, unknown> = {};
  for (const [key, row] of Object.entries(configTable)) {
    const raw = env[row.name] ?? row.byDefault;
    const value = row.read.parse(raw);
    if (value === undefined) {
      const read = row.read.isSecret ? 'a value that is not shown' : JSON.stringify(raw);
      problems.push(`${row.name}: read ${read}; allowed is ${row.read.allowed}.`);
    }
    values[key] = value;
  }
  problems.push(...problemsOfPairs(values));
  if (problems.length > 0) throw new ConfigError(problems);
  return values as Config;
}
