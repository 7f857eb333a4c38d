import type { Message } from './schema.ts';

/** Which messages of a conversation are asked for; everything left out is not asked. */
export type MessageFilter = {
  conversationId: number;
  /** those that came after this one */
  afterId?: number;
  kind?: 'in' | 'out';
  /** not those that this person wrote */
  notBy?: number;
  /** not those that software wrote, nor what was imported from the past */
  isNews?: true;
  /** false: only the talk with the customer, not what was said beside it */
  isSide?: false;
};

/** What a reply of this person has not taken into account: written after its base, by others, and news. */
export const newerThan = (reply: { conversationId: number; baseMessageId: number; userId: number }): MessageFilter => ({
  conversationId: reply.conversationId,
  afterId: reply.baseMessageId,
  notBy: reply.userId,
  isNews: true,
});

/** The same of one message, whenever it came. */
export const isNewsTo = ({ marks, userId: by }: Pick<Message, 'marks' | 'userId'>, userId: number): boolean =>
  by !== userId && !marks.automatic && !marks.imported;

export const answersIn = (conversationId: number): MessageFilter => ({
  conversationId,
  kind: 'out',
  isSide: false,
});

/** What the customer wrote since our last answer; `answerId` is 0 where there is none. */
export const unansweredAfter = (conversationId: number, answerId: number): MessageFilter => ({
  conversationId,
  afterId: answerId,
  kind: 'in',
  isNews: true,
  isSide: false,
});
