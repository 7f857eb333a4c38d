import { unreadableOf } from '#src/channels/email/ingest/index.ts';
import { verdictsOf } from '#src/channels/email/spam/index.ts';
import { type Actor, can } from '#src/company/access/index.ts';
import { findConversations, type Message, messagesOfRaws } from '#src/inbox/conversations/index.ts';
import { fatesOf } from '#src/mail/delivery/index.ts';
import type { RawHead } from '#src/mail/raw/index.ts';
import type { Db } from '#src/platform/db/index.ts';
import type { LogRow } from '#views/ops/mail-log/types.ts';
import { outcomeOf } from './outcome.ts';

/** What became of each of these mails, in the order given. */
export async function rowsOf(db: Db, actor: Actor, heads: RawHead[]): Promise<LogRow[]> {
  const ids = heads.map(({ id }) => id);
  const [fates, unreadable, verdicts, messages] = await Promise.all([
    fatesOf(db, ids),
    unreadableOf(db, ids),
    verdictsOf(db, ids),
    messagesOfRaws(db, ids),
  ]);
  const conversations = await findConversations(db, [...new Set(messages.map(({ conversationId }) => conversationId))]);
  const byId = new Map(conversations.map((each) => [each.id, each]));
  return heads.map((head) => {
    const own = messages.filter(({ rawId }) => rawId === head.id);
    const known = {
      fates: fates.filter(({ rawId }) => rawId === head.id),
      isUnreadable: unreadable.has(head.id),
      isSpam: verdicts.get(head.id)?.isSpam ?? false,
      hasMessage: own.length > 0,
    };
    const { id, at, direction, size, envelope } = head;
    return {
      id,
      at,
      direction,
      size,
      ...whoOf(envelope, own[0]),
      outcome: outcomeOf(head, known),
      conversations: [...new Set(own.map(({ conversationId }) => conversationId))].flatMap((id) => {
        const conversation = byId.get(id);
        return conversation ? [{ id, mayRead: can(actor, 'mailbox.read', conversation) }] : [];
      }),
    };
  });
}

/** Fetched mail has no envelope of its own: whom the mail itself names stands in for it. */
export function whoOf(envelope: RawHead['envelope'], message: Message | undefined): Pick<LogRow, 'from' | 'to'> {
  const { from, to, source, isSent } = envelope;
  if (!source.startsWith('imap:') || !message) return { from, to };
  const named = message.people.to.map(({ address }) => address);
  return { from: message.people.from?.address ?? from, to: isSent && named.length > 0 ? named : to };
}
