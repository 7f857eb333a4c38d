import type { Child } from 'hono/jsx';
import { NoConversation } from '../conversations/no-conversation.tsx';
import { DraftList, type DraftListProps } from './draft-list.tsx';

/** The list of one's drafts; what is chosen opens beside it. */
export const DraftsPage = ({ list, beside = null }: { list: DraftListProps; beside?: Child }) => (
  <div class="inbox">
    <DraftList {...list} />
    {beside ?? <NoConversation w={list.w} />}
  </div>
);
