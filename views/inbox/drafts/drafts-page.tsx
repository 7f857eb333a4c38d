import { NoConversation } from '../conversations/no-conversation.tsx';
import { DraftList, type DraftListProps } from './draft-list.tsx';

/** The list of one's drafts; what is chosen opens beside it. */
export const DraftsPage = ({ list }: { list: DraftListProps }) => (
  <div class="inbox">
    <DraftList {...list} />
    <NoConversation w={list.w} />
  </div>
);
