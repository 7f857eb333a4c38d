import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { binaryCommand } from './binary.ts';
import { checks } from './checks.ts';
import { flood } from './flood.ts';
import { ingest } from './ingest.ts';
import { memory } from './memory.ts';
import { pages } from './pages.ts';
import { type Row, table } from './report.ts';
import { size } from './size.ts';
import { startup } from './startup.ts';

/**
 * npm run bench [-- --full] [--only pages]: what Postroom promises, measured in one run on this machine. Every server listens
 * on loopback, in a temporary folder. --full adds pages at 1,000,000 messages.
 */
const { values } = parseArgs({ options: { full: { type: 'boolean' }, only: { type: 'string' } } });

const ofBoth = async (bench: (command?: string[], name?: string) => Promise<Row[]>): Promise<Row[]> => {
  const binary = binaryCommand();
  return [...(await bench()), ...(binary ? await bench(binary, 'compiled') : [])];
};

async function allPages(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const messages of [10_000, 100_000, ...(values.full ? [1_000_000] : [])]) rows.push(...(await pages(messages)));
  return rows;
}

const benches: Record<string, () => Promise<Row[]>> = {
  ingest: () => ingest(5000),
  checks: () => checks(1000),
  flood,
  pages: allPages,
  memory: () => ofBoth((command, name) => memory(3000, command, name)),
  startup: () => ofBoth(startup),
  size: () => size(5000),
};

const say = (text: string) => process.stdout.write(`${text}\n`);

if (values.only !== undefined && !Object.hasOwn(benches, values.only)) {
  say(`"${values.only}" is no bench. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

// Neighbours take processor and disk: above one for each core, nothing below says much.
const load = () => `load ${loadavg()[0]!.toFixed(1)}`;

say(`Postroom's benchmarks, Bun ${Bun.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
const missed: string[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (values.only !== undefined && values.only !== name) continue;
  const [began, loadBefore] = [performance.now(), load()];
  const rows = await bench();
  say(`\n${table(name, rows)}\n  (${Math.round((performance.now() - began) / 1000)} s; ${loadBefore} before)`);
  missed.push(...rows.filter(({ isReached }) => isReached === false).map(({ what }) => what));
}
say(
  missed.length === 0
    ? '\nEvery target is reached.'
    : `\nNot reached:\n${missed.map((what) => `  ${what}`).join('\n')}`,
);
process.exit(0);
