import { aboutConversation } from '#src/inbox/conversations/index.ts';
import type { Draft } from './schema.ts';

/** What an event about a draft says it is about: its conversation, or itself while there is none. */
export const aboutDraft = (
  { id, mailboxId }: Pick<Draft, 'id' | 'mailboxId'>,
  conversation: { id: number; mailboxId: number } | null,
) => (conversation ? aboutConversation(conversation) : { subject: 'draft', subjectId: id, mailboxId });
