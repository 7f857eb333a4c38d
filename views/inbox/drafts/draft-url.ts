import type { ListedDraft } from './types.ts';

type Found = Pick<ListedDraft, 'id' | 'conversationId' | 'state'>;

/** The conversation of a draft, with this one of what one writes there, beside the list of drafts. */
export const draftConversationUrl = ({ id, conversationId, state }: Found): string =>
  `/conversations/${conversationId}?drafts=1${state === 'writing' ? `&draft=${id}` : ''}`;

/** Where a draft is taken up again: in its conversation, at the composer or at the answer that waits or is held. */
export const draftUrl = (draft: Found): string => {
  const { id, conversationId, state } = draft;
  if (conversationId === null) return `/drafts/${id}`;
  return `${draftConversationUrl(draft)}#${state === 'writing' ? 'composer' : `draft-${id}`}`;
};
