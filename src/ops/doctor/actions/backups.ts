import { backupSummary } from '#src/ops/backup/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { type Line, line } from '../line.ts';

const HOUR_MS = 3_600_000;
const REMEDY = 'Make one: postroom backup FILE, or on the page Status.';

/** How old the newest good backup is, and whether it is encrypted. */
export async function backupLines(ctx: Ctx): Promise<Line[]> {
  const { last, failure, level, nextAt } = await backupSummary(ctx);
  const check = 'backup';
  if (last === null) {
    const says = nextAt === null ? 'None was made, and none is planned' : 'None was made yet; the nights are planned';
    return [nextAt === null ? line('warn', check, says, REMEDY) : line('ok', check, says)];
  }
  const hours = Math.floor((ctx.clock.now() - last.at) / HOUR_MS);
  const says = `The newest good one is ${hours} h old: ${last.path}${last.isSealed ? '' : ', not encrypted'}`;
  if (failure) return [line('fail', check, `${says}; a later one failed: ${failure.error}`, REMEDY)];
  if (level === 'fail') return [line('fail', check, says, REMEDY)];
  if (!last.isThere) return [line('warn', check, `${says}; that file is no longer there`, REMEDY)];
  return [line('ok', check, says)];
}
