import { existsSync, readFileSync } from 'node:fs';
import { MAILBOX } from '#tests/support/postroom.ts';
import { watchProgress } from './progress.ts';
import { against, inMegabytes, type Row } from './report.ts';
import { startServer } from './server.ts';
import { hasSmtpSource, sendLoad } from './smtp-source.ts';

const IDLE_BYTES = 120e6;
const SETTLE_MS = 2000;
const LOOK_MS = 50;
const PAGES = ['/inbox/mine', '/inbox/unassigned', '/inbox/open', '/mailboxes', '/people'];

/** Resident memory of the server's process: at rest after some pages, and the most of it while mail pours in. */
export async function memory(count: number, command?: string[], name = 'from source'): Promise<Row[]> {
  if (!existsSync('/proc/self/status')) return [{ what: 'memory', measured: 'skipped: needs /proc' }];
  await using server = await startServer(command);
  for (const path of PAGES) await (await server.browser.get(path)).text();
  await Bun.sleep(SETTLE_MS);
  const idle = residentBytes(server.pid);
  const rows: Row[] = [against(`${name}: resident, idle`, idle, { most: IDLE_BYTES, show: inMegabytes })];
  if (!hasSmtpSource()) return rows;

  let most = 0;
  const look = setInterval(() => (most = Math.max(most, residentBytes(server.pid))), LOOK_MS);
  using progress = watchProgress(server.database);
  await sendLoad(server.smtpPort, { count, bodyBytes: 4000, to: MAILBOX.address });
  await progress.reached(count);
  clearInterval(look);
  rows.push({
    what: `${name}: resident, ${count.toLocaleString('en')} mails pouring in, at most`,
    measured: inMegabytes(most),
  });
  await Bun.sleep(SETTLE_MS);
  rows.push({
    what: `${name}: resident, ${SETTLE_MS / 1000} s later`,
    measured: inMegabytes(residentBytes(server.pid)),
  });
  return rows;
}

function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}
