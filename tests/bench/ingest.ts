import { MAILBOX } from '#tests/support/postroom.ts';
import { type Postfix, startPostfix, whyNoPostfix } from './postfix.ts';
import { watchProgress } from './progress.ts';
import { against, perSecond, type Row } from './report.ts';
import { type BenchServer, startServer } from './server.ts';
import { hasSmtpSource, type Load, sendLoad } from './smtp-source.ts';

const LOADS: { name: string; bodyBytes: number | null }[] = [
  { name: 'smtp-source’s own body', bodyBytes: null },
  { name: '4 kB', bodyBytes: 4000 },
];
// Other work on the machine only ever slows a round down, so that the best of some tells most.
const ROUNDS = 3;
const TIMES_POSTFIX = 2;
const POSTFIX_LOOK_MS = 20;

/** Mails a second until the sender's last 250, and until every one was done with. */
type Speed = { accepted: number; processed: number };

/** Durable ingest beside Postfix to maildir: same load, same machine, round by round in turn. */
export async function ingest(count: number): Promise<Row[]> {
  if (!hasSmtpSource()) return [{ what: 'ingest', measured: 'skipped: apt-get install postfix brings smtp-source' }];
  const missing = whyNoPostfix();
  await using postfix = missing === null ? await startPostfix() : null;
  await using server = await startServer();
  const rows: Row[] = [];
  for (const { name, bodyBytes } of LOADS) {
    const load = { count, bodyBytes, to: MAILBOX.address };
    const ours: Speed[] = [];
    const theirs: Speed[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      if (postfix) theirs.push(await postfixSpeed(postfix, { ...load, count: Math.ceil(count / 2) }));
      ours.push(await speed(server, load));
    }
    rows.push(...rowsOf(name, best(ours), postfix ? best(theirs) : null));
  }
  if (missing !== null) rows.push({ what: 'Postfix', measured: `skipped: ${missing}` });
  return rows;
}

async function speed(server: BenchServer, load: Load): Promise<Speed> {
  using progress = watchProgress(server.database);
  const before = progress.messages();
  const began = performance.now();
  const sentMs = await sendLoad(server.smtpPort, load);
  await progress.reached(before + load.count);
  return rates(load.count, sentMs, performance.now() - began);
}

async function postfixSpeed(postfix: Postfix, load: Load): Promise<Speed> {
  const before = postfix.delivered();
  const began = performance.now();
  const sentMs = await sendLoad(postfix.port, load);
  while (postfix.delivered() < before + load.count) {
    if (performance.now() - began > 120_000) throw new Error('Postfix did not deliver in time');
    await Bun.sleep(POSTFIX_LOOK_MS);
  }
  return rates(load.count, sentMs, performance.now() - began);
}

const rates = (count: number, sentMs: number, doneMs: number): Speed => ({
  accepted: (count * 1000) / sentMs,
  processed: (count * 1000) / doneMs,
});

const best = (speeds: Speed[]): Speed => ({
  accepted: Math.max(...speeds.map(({ accepted }) => accepted)),
  processed: Math.max(...speeds.map(({ processed }) => processed)),
});

function rowsOf(name: string, ours: Speed, theirs: Speed | null): Row[] {
  const show = (value: number) => perSecond(value, 1000);
  const note = `Ingest: 20 sessions, best of ${ROUNDS} rounds. Processed is held against ${TIMES_POSTFIX} times what Postfix accepted.`;
  const bound = theirs ? { least: theirs.accepted * TIMES_POSTFIX } : {};
  return [
    ...(theirs ? [{ what: `${name}: Postfix accepted`, measured: show(theirs.accepted) }] : []),
    ...(theirs ? [{ what: `${name}: Postfix delivered to maildir`, measured: show(theirs.processed) }] : []),
    {
      what: `${name}: Postroom accepted`,
      measured: show(ours.accepted),
      ratio: theirs ? ours.accepted / theirs.accepted : undefined,
    },
    { ...against(`${name}: Postroom processed`, ours.processed, { ...bound, show }), note },
  ];
}
