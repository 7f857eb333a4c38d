import { type Db, insertRows } from '#src/platform/db/index.ts';
import type { KeptReport, ReportRow, ReportTables } from './schema.ts';

const tables = (db: Db) => db.withTables<ReportTables>();

/** A report on a mail that we sent. */
export type ReportAbout = KeptReport & { rawId: number; aboutRawId: number; address: string };

/** Keeps what reports say; those of a mail that is read again take the place of the earlier ones. */
export async function putReports(db: Db, rows: ReportRow[]): Promise<void> {
  if (rows.length === 0) return;
  const rawIds = [...new Set(rows.map(({ rawId }) => rawId))];
  await tables(db).deleteFrom('deliveryReport').where('rawId', 'in', rawIds).execute();
  await insertRows(tables(db), 'deliveryReport', rows);
}

/** The believed reports on these mails, oldest first. */
export async function reportsAbout(db: Db, rawIds: number[]): Promise<ReportAbout[]> {
  if (rawIds.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('deliveryReport')
    .selectAll()
    .where('aboutRawId', 'in', rawIds)
    .where('isTrusted', '=', 1)
    .orderBy('rawId')
    .execute();
  return rows.map(({ rawId, aboutRawId, address, report }) => ({
    ...(JSON.parse(report) as KeptReport),
    rawId,
    aboutRawId: aboutRawId!,
    address,
  }));
}
