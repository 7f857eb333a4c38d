import type { Db } from '#src/platform/db/index.ts';
import type { DkimKey, Domain, DomainTables } from './schema.ts';

const tables = (db: Db) => db.withTables<DomainTables>();

/** The domains of our mailboxes' addresses, by name. */
export async function listDomains(db: Db): Promise<Domain[]> {
  const rows = await tables(db).selectFrom('domain').selectAll().orderBy('name').execute();
  return rows.map((row) => ({ ...row, findings: row.findings === null ? null : JSON.parse(row.findings) }));
}

export async function insertDomains(db: Db, names: string[]): Promise<void> {
  if (names.length === 0) return;
  const rows = names.map((name) => ({ name, checkedAt: null, findings: null }));
  const query = tables(db).insertInto('domain').values(rows);
  await query.onConflict((conflict) => conflict.doNothing()).execute();
}

/** Keeps what a check found, as JSON; the checker knows its shape. */
export async function noteFindings(db: Db, name: string, findings: unknown, checkedAt: number): Promise<void> {
  const set = { findings: JSON.stringify(findings), checkedAt };
  await tables(db).updateTable('domain').set(set).where('name', '=', name).execute();
}

/** The keys of all domains, or of one, the newest first. */
export function dkimKeys(db: Db, domain?: string): Promise<DkimKey[]> {
  const keys = tables(db).selectFrom('dkimKey').selectAll().orderBy('createdAt', 'desc').orderBy('selector');
  return (domain === undefined ? keys : keys.where('domain', '=', domain)).execute();
}

export async function insertDkimKeys(db: Db, keys: DkimKey[]): Promise<void> {
  if (keys.length === 0) return;
  const query = tables(db).insertInto('dkimKey').values(keys);
  await query.onConflict((conflict) => conflict.doNothing()).execute();
}

export async function updateDkimKey(
  db: Db,
  { domain, selector }: Pick<DkimKey, 'domain' | 'selector'>,
  set: Partial<Pick<DkimKey, 'signsFromAt' | 'retiredAt'>>,
): Promise<void> {
  await tables(db)
    .updateTable('dkimKey')
    .set(set)
    .where('domain', '=', domain)
    .where('selector', '=', selector)
    .execute();
}

export async function deleteKeysRetiredBefore(db: Db, at: number): Promise<void> {
  await tables(db).deleteFrom('dkimKey').where('retiredAt', '<', at).execute();
}
