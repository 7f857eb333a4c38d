import type { Db } from '#src/platform/db/index.ts';
import type { AccountTables, OauthProvider } from '../schema.ts';
import { tables } from './tables.ts';

export async function findClient(db: Db, provider: OauthProvider): Promise<AccountTables['oauthClient'] | null> {
  const query = tables(db).selectFrom('oauthClient').selectAll().where('provider', '=', provider);
  return (await query.executeTakeFirst()) ?? null;
}

/** What is registered, without its secrets. */
export const listClients = (db: Db): Promise<{ provider: OauthProvider; clientId: string }[]> =>
  tables(db).selectFrom('oauthClient').select(['provider', 'clientId']).orderBy('provider').execute();

export async function putClient(db: Db, client: AccountTables['oauthClient']): Promise<void> {
  const { provider, ...rest } = client;
  const insert = tables(db).insertInto('oauthClient').values(client);
  await insert.onConflict((conflict) => conflict.column('provider').doUpdateSet(rest)).execute();
}
