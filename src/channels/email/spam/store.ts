import { type Db, insertRows } from '#src/platform/db/index.ts';
import type { SpamReason } from '#src/words/index.ts';
import type { Listed, SpamTables, SpamVerdict } from './schema.ts';

const tables = (db: Db) => db.withTables<SpamTables>();

/** The newest entries of a list. */
export async function newestSenders(db: Db, verdict: Listed, limit: number): Promise<string[]> {
  const rows = tables(db).selectFrom('senderList').select('pattern').where('verdict', '=', verdict);
  const newest = await rows.orderBy('createdAt', 'desc').orderBy('pattern').limit(limit).execute();
  return newest.map(({ pattern }) => pattern);
}

export async function findSender(db: Db, pattern: string): Promise<Listed | null> {
  const rows = tables(db).selectFrom('senderList').select('verdict').where('pattern', '=', pattern);
  return (await rows.executeTakeFirst())?.verdict ?? null;
}

/** Those of these addresses that stand in a list themselves. */
export async function listedSenders(db: Db, addresses: string[]): Promise<Map<string, Listed>> {
  if (addresses.length === 0) return new Map();
  const rows = tables(db).selectFrom('senderList').select(['pattern', 'verdict']).where('pattern', 'in', addresses);
  return new Map((await rows.execute()).map(({ pattern, verdict }) => [pattern, verdict]));
}

/** One pattern stands in one list: put into the other, it leaves the first. */
export async function writeSender(db: Db, row: SpamTables['senderList']): Promise<void> {
  const { verdict, createdAt } = row;
  await tables(db)
    .insertInto('senderList')
    .values(row)
    .onConflict((conflict) => conflict.column('pattern').doUpdateSet({ verdict, createdAt }))
    .execute();
}

export async function deleteSender(db: Db, pattern: string): Promise<void> {
  await tables(db).deleteFrom('senderList').where('pattern', '=', pattern).execute();
}

/** Keeps what there is a reason for; most mail has none. A verdict once given stays. */
export async function insertVerdicts(db: Db, verdicts: { rawId: number; verdict: SpamVerdict }[]): Promise<void> {
  const rows = verdicts
    .filter(({ verdict }) => verdict.reasons.length > 0)
    .map(({ rawId, verdict }) => ({
      rawId,
      isSpam: verdict.isSpam ? 1 : 0,
      reasons: JSON.stringify(verdict.reasons),
    }));
  await insertRows(tables(db), 'spamVerdict', rows, 'ON CONFLICT DO NOTHING');
}

/** The verdicts on these mails, as far as there was a reason for one. */
export async function verdictsOf(db: Db, rawIds: number[]): Promise<Map<number, SpamVerdict>> {
  if (rawIds.length === 0) return new Map();
  const rows = await tables(db).selectFrom('spamVerdict').selectAll().where('rawId', 'in', rawIds).execute();
  return new Map(
    rows.map(({ rawId, isSpam, reasons }) => [rawId, { isSpam: isSpam === 1, reasons: JSON.parse(reasons) }]),
  );
}

/** What was learned from these messages: message id -> whether as spam. */
export async function lessonsOf(db: Db, messageIds: number[]): Promise<Map<number, boolean>> {
  if (messageIds.length === 0) return new Map();
  const rows = await tables(db).selectFrom('spamLesson').selectAll().where('messageId', 'in', messageIds).execute();
  return new Map(rows.map(({ messageId, isSpam }) => [messageId, isSpam === 1]));
}

export async function writeLesson(db: Db, messageId: number, isSpam: boolean): Promise<void> {
  const row = { messageId, isSpam: isSpam ? 1 : 0 };
  await tables(db)
    .insertInto('spamLesson')
    .values(row)
    .onConflict((conflict) => conflict.column('messageId').doUpdateSet({ isSpam: row.isSpam }))
    .execute();
}

/** Of these mails, why those that were judged spam are. */
export async function spamReasons(db: Db, rawIds: number[]): Promise<Map<number, SpamReason[]>> {
  const verdicts = await verdictsOf(db, rawIds);
  return new Map([...verdicts].flatMap(([rawId, { isSpam, reasons }]) => (isSpam ? [[rawId, reasons]] : [])));
}
