import { type Db, insertRows } from '#src/platform/db/index.ts';
import { tables } from './tables.ts';

/** Notes mailboxes that conversations are about to leave. */
export async function rememberMailboxes(db: Db, rows: { conversationId: number; mailboxId: number }[]): Promise<void> {
  await insertRows(tables(db), 'formerMailbox', rows, 'ON CONFLICT DO NOTHING');
}

/** The mailboxes that these conversations have been in before; of most there are none. */
export async function formerMailboxesOf(db: Db, conversationIds: number[]): Promise<Map<number, Set<number>>> {
  const found = new Map<number, Set<number>>();
  if (conversationIds.length === 0) return found;
  const rows = tables(db).selectFrom('formerMailbox').selectAll().where('conversationId', 'in', conversationIds);
  for (const { conversationId, mailboxId } of await rows.execute())
    found.set(conversationId, (found.get(conversationId) ?? new Set()).add(mailboxId));
  return found;
}
