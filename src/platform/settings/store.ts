import type { Db } from '../db/index.ts';
import type { SettingTables } from './schema.ts';
import type { Setting } from './setting.ts';

/** The value somebody chose, or the one that stands where nobody did. */
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
