import { newerThan } from '#src/inbox/conversations/index.ts';
import type { Draft } from './schema.ts';

/** What would hold a draft back; null where it begins a conversation, in which nothing can have come. */
export const newerThanDraft = ({ conversationId, ...draft }: Draft) =>
  conversationId === null ? null : newerThan({ ...draft, conversationId });
