import { parseArgs } from 'node:util';
import { hasCorpus } from '#tests/support/corpus.ts';
import { type FuzzReport, fuzz } from './fuzz.ts';

/**
 * npm run fuzz [-- --count 100000] [--seed 1] [--threads 1]: spoiled mails of the corpus through the Workers. A Worker may die,
 * the process may not, and its memory stays under 500 MB. Ends with 1 where it does not.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '1' },
  },
});

const MOST_RSS = 500_000_000;
const EVERY = 5000;
const say = (text: string) => process.stdout.write(`${text}\n`);

const line = ({ mails, seconds, refused, deaths, slow, peakRss }: FuzzReport) =>
  `${mails} mails, ${Math.round(mails / seconds)}/s, ${refused} could not be read, ${deaths.length} ended a Worker, ` +
  `${slow.length} took over 1 s, ${Math.round(peakRss / 1e6)} MB at the most`;

if (!hasCorpus) process.exit(0);
let told = 0;
const report = await fuzz({
  count: Number(values.count),
  seed: Number(values.seed),
  threads: Number(values.threads),
  onProgress(so) {
    if (so.mails < told + EVERY) return;
    told = so.mails;
    say(line(so));
  },
});
for (const death of report.deaths) say(`ended a Worker: seed ${death.seed}, ${death.task}: ${death.error}`);
for (const slow of report.slow) say(`slow: seed ${slow.seed}, ${slow.task}: ${slow.ms} ms`);
say(line(report));
process.exit(report.peakRss < MOST_RSS ? 0 : 1);
