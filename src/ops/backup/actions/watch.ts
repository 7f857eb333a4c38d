import { statSync } from 'node:fs';
import { join } from 'node:path';
import { raiseAlarm } from '#src/platform/alarms/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import { BACKUP_ALARM } from '../alarm.ts';
import { nightly } from '../settings.ts';
import { firstWeighed, insertSize } from '../sizes.sqlite.ts';
import { lastGood } from '../store.ts';
import { isLate } from '../surplus.ts';
import { ensureNight } from './schedule.ts';

/** Looks whether the nights go as they should: one that never began can't say that it failed. */
export async function watchBackups(ctx: Ctx): Promise<void> {
  await weigh(ctx);
  await ensureNight(ctx);
  const since = (await lastGood(ctx.db))?.at ?? (await firstWeighed(ctx.db));
  const { isOn } = await readSetting(ctx.db, nightly);
  if (!isOn || since === null || !isLate(since, ctx.clock.now())) return;
  await raiseAlarm(ctx, BACKUP_ALARM, { reason: 'late', since });
}

async function weigh({ db, clock, config }: Ctx): Promise<void> {
  const file = statSync(join(config.dataFolder, 'postroom.db'), { throwIfNoEntry: false });
  if (file) await insertSize(db, clock.now(), file.size);
}
