import type { Message } from '#src/inbox/conversations/index.ts';
import type { EventRow } from '#src/platform/events/index.ts';

/** What an event teaches of the conversation it is about: `isSure` where a person said so outright. */
export type Lesson = { isSpam: boolean; isSure: boolean; beforeMessageId: number | null };

const MOST_MESSAGES = 10;

/** Everything a lesson may come from. */
export const TEACHING_EVENTS = [
  'conversation.spammed',
  'conversation.restored',
  'conversation.opened',
  'conversation.pending',
  'conversation.closed',
  'message.queued',
] as const;

/**
 * "Spam"; taken out of spam, by whichever way; an answer, which nobody writes to spam. Only what people do teaches: learning
 * from its own verdicts, the classifier would grow surer of its mistakes.
 */
export function lessonOf({ name, actor, data }: EventRow): Lesson | null {
  if (!actor.startsWith('user:')) return null;
  if (name === 'message.queued') return { isSpam: false, isSure: false, beforeMessageId: Number(data.messageId) };
  if (name === 'conversation.spammed') return { isSpam: true, isSure: true, beforeMessageId: null };
  return data.from === 'spam' ? { isSpam: false, isSure: true, beforeMessageId: null } : null;
}

/** The messages that a lesson is about: what customers wrote, the newest of it. An answer says nothing of automatic mail. */
export const messagesTaught = (messages: Message[], { isSure, beforeMessageId }: Lesson): Message[] =>
  messages
    .filter(({ id, kind, marks }) => {
      if (kind !== 'in' || marks.unreadable || (beforeMessageId !== null && id > beforeMessageId)) return false;
      return isSure || !marks.automatic;
    })
    .slice(-MOST_MESSAGES);
