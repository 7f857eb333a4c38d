import { join } from 'node:path';
import { clearAlarm, raiseAlarm } from '../alarms/index.ts';
import type { Ctx } from '../context.ts';
import { loop } from '../loop.ts';
import { createBallast } from './ballast.ts';
import { freeBytes, roomNeeded } from './room.ts';

/** Sent when SQLite could not write. */
export const DISK_TROUBLE = 'disk.trouble';

const EVERY_MS = 10_000;
const MEGABYTE = 1_000_000;
const MOST_BALLAST_BYTES = 64_000_000;
const BALLAST_SHARE = 1 / 8;
const ALARM = 'disk';
/** It must be so much better before it is well again, so that a letter or two don't ring the bell anew. */
const WELL_AGAIN = 1.1;

/** Keeps ballast in the data folder, gives it up when SQLite finds the disk full, and tells admins while mail is refused. */
export function guardDisk(ctx: Ctx): { stop(): Promise<void> } {
  const folder = ctx.config.dataFolder;
  const needed = roomNeeded(ctx.config);
  const bytes = Math.min(ctx.config.spareMegabytes * MEGABYTE * BALLAST_SHARE, MOST_BALLAST_BYTES);
  const ballast = createBallast(join(folder, 'postroom.ballast'), bytes);
  let isAlarmed: boolean | null = null;

  async function tell(isShort: boolean, free: number): Promise<void> {
    if (isShort) await raiseAlarm(ctx, ALARM, { free });
    else await clearAlarm(ctx, ALARM);
    isAlarmed = isShort;
  }

  async function round(): Promise<boolean> {
    const free = freeBytes(folder);
    const isShort = free <= needed * (isAlarmed ? WELL_AGAIN : 1);
    if (isShort !== isAlarmed) await tell(isShort, free);
    if (!ballast.isThere() && free > needed * WELL_AGAIN + ballast.bytes) {
      await ballast.make();
      ctx.log.debug({ bytes: ballast.bytes }, 'Ballast was written');
    }
    return false;
  }

  /** At once, so that whoever tries again finds room; an error of the disk itself leaves it where it is. */
  function makeRoom(): void {
    if (!ballast.isThere() || freeBytes(folder) >= ballast.bytes) return;
    ballast.giveUp();
    ctx.log.warn({ bytes: ballast.bytes }, 'The disk is full: ballast was given up');
  }

  return loop({
    name: 'disk',
    log: ctx.log,
    everyMs: EVERY_MS,
    run: round,
    wakeOn: (wake) =>
      ctx.signals.on(DISK_TROUBLE, () => {
        makeRoom();
        wake();
      }),
  });
}
