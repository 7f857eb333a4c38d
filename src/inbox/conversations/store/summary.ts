import type { Db } from '#src/platform/db/index.ts';
import { bodyText } from './messages.ts';
import { tables } from './tables.ts';

/** What a conversation's row says of its messages, taken from the messages themselves. */
export async function summaryOf(db: Db, conversationId: number) {
  const messages = tables(db).selectFrom('message').where('conversationId', '=', conversationId);
  const totals = await messages
    .select((is) => [
      is.fn.countAll<number>().as('messageCount'),
      is.fn.max<number>('id').as('lastMessageId'),
      is.fn.max<number>('at').as('lastMessageAt'),
      is.fn.count<number>('parts').as('withParts'),
    ])
    .executeTakeFirstOrThrow();
  const first = await messages.select('subject').orderBy('id').limit(1).executeTakeFirst();
  const last = await messages.select('body').orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (!first || !last) return null;
  const { withParts, ...counted } = totals;
  return {
    ...counted,
    hasAttachment: withParts > 0 ? 1 : 0,
    firstSubject: first.subject ?? '',
    lastText: bodyText(last.body),
  };
}
