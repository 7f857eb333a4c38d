import type { ListedDraft } from './types.ts';

/** Where a draft is taken up again: in its conversation, at the composer or at the answer that waits or is held. */
export const draftUrl = ({
  id,
  conversationId,
  state,
}: Pick<ListedDraft, 'id' | 'conversationId' | 'state'>): string =>
  conversationId === null
    ? `/drafts/${id}`
    : `/conversations/${conversationId}#${state === 'writing' ? 'composer' : `draft-${id}`}`;
