import type { Ctx } from '../context.ts';
import { recordEvents } from '../events/index.ts';
import type { Setting } from './setting.ts';
import { readSetting, writeSetting } from './store.ts';

/** Gives a setting another value, with its event; call it inside a transaction. @returns false where it had that value */
export async function changeSetting<T>(ctx: Ctx, userId: number, setting: Setting<T>, value: T): Promise<boolean> {
  if (Bun.deepEquals(await readSetting(ctx.db, setting), value)) return false;
  await writeSetting(ctx.db, setting, value);
  const data = { setting: setting.name, value };
  await recordEvents(ctx, [{ name: 'setting.changed', subject: 'user', subjectId: userId, data }]);
  return true;
}
