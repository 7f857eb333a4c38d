/**
 * What an admin changes while Postroom runs. Each feature declares its own settings with `setting(...)`; a value that no
 * longer fits its shape counts as not set. Owns the table `setting`.
 */
import type { z } from 'zod';
import type { Db } from '../db/index.ts';

type SettingTables = { setting: { name: string; value: string } };

export type Setting<T> = { name: string; shape: z.ZodType<T>; byDefault: T };

/** Declares a setting: its name ('inbox.assignOnReply'), shape, and value where nobody chose. */
export const setting = <T>(name: string, shape: z.ZodType<T>, byDefault: T): Setting<T> => ({ name, shape, byDefault });

export async function readSetting<T>(db: Db, { name, shape, byDefault }: Setting<T>): Promise<T> {
  const rows = db.withTables<SettingTables>().selectFrom('setting').select('value').where('name', '=', name);
  const row = await rows.executeTakeFirst();
  const parsed = row ? shape.safeParse(JSON.parse(row.value)) : null;
  return parsed?.success ? parsed.data : byDefault;
}

/** The caller asks `can` and writes the event; this only keeps the value. */
export async function writeSetting<T>(db: Db, { name, shape }: Setting<T>, value: T): Promise<void> {
  const row = { name, value: JSON.stringify(shape.parse(value)) };
  await db
    .withTables<SettingTables>()
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
    .execute();
}
