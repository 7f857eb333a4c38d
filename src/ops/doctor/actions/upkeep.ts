import { listAccounts } from '#src/channels/email/accounts/index.ts';
import { countQueued, isPaused, queuedRecipients } from '#src/mail/delivery/index.ts';
import { listAlarms } from '#src/platform/alarms/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { deadJobs } from '#src/platform/jobs/index.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { alarmText, wordsFor } from '#src/words/index.ts';
import { type Line, line } from '../line.ts';

const HOUR_MS = 3_600_000;
const LATE_HOURS = 24;
const MOST_DEAD = 100;

/** What waits or has stopped: the queue, jobs that failed for good, and what admins were told. */
export async function upkeepLines(ctx: Ctx): Promise<Line[]> {
  return [...(await queueLines(ctx)), await deadLine(ctx), ...(await accountLines(ctx)), ...(await alarmLines(ctx))];
}

async function queueLines({ reader, clock }: Ctx): Promise<Line[]> {
  const count = [...(await countQueued(reader)).values()].reduce((sum, n) => sum + n, 0);
  const [oldest] = await queuedRecipients(reader, { limit: 1 });
  const hours = oldest ? Math.floor((clock.now() - oldest.queuedAt) / HOUR_MS) : 0;
  const paused = (await readSetting(reader, isPaused))
    ? [line('warn', 'sending', 'It is paused: nothing leaves', 'Let it go on, on the page Sending.')]
    : [];
  if (!oldest) return [...paused, line('ok', 'queue', 'Nothing waits')];
  const says = `${count} wait, the oldest for ${hours} h`;
  const todo = 'Look at what the other servers say, on the page Mail log.';
  return [...paused, hours >= LATE_HOURS ? line('warn', 'queue', says, todo) : line('ok', 'queue', says)];
}

async function deadLine({ reader }: Ctx): Promise<Line> {
  const { length } = await deadJobs(reader, MOST_DEAD);
  if (length === 0) return line('ok', 'jobs', 'None has failed for good');
  const says = `${length === MOST_DEAD ? 'At least ' : ''}${length} failed for good`;
  return line('warn', 'jobs', says, 'See them: postroom dead-jobs');
}

async function alarmLines({ reader }: Ctx): Promise<Line[]> {
  const w = wordsFor('en');
  return (await listAlarms(reader)).map((alarm) => line('warn', 'alarm', alarmText(w, alarm)));
}

async function accountLines({ reader }: Ctx): Promise<Line[]> {
  return (await listAccounts(reader)).map(({ id, settings, state, error }) => {
    const check = `imap ${id}`;
    const says = `${settings.host}: ${state}${error ? `, ${error.line}` : ''}`;
    const isStill = state === 'failing' || state === 'setup';
    return isStill ? line('warn', check, says, 'See the page Fetching.') : line('ok', check, says);
  });
}
