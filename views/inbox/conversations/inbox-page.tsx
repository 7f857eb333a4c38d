import { ConversationList, type ConversationListProps } from './conversation-list.tsx';
import { ConversationPane, type ConversationPaneProps } from './conversation-pane.tsx';
import { NoConversation } from './no-conversation.tsx';
import { TreatedNotice } from './treated-notice.tsx';
import type { TreatedShown } from './types.ts';

export type InboxPageProps = {
  list: ConversationListProps;
  conversation: ConversationPaneProps | null;
  treated?: TreatedShown | null;
};

/** List and conversation side by side; on small screens only one of them shows (the conversation, if one is open). */
export const InboxPage = ({ list, conversation, treated = null }: InboxPageProps) => (
  <div class="inbox">
    <ConversationList {...list} />
    {conversation ? <ConversationPane {...conversation} /> : <NoConversation w={list.w} />}
    <div id="treated" class="treated" role="status">
      <TreatedNotice w={list.w} treated={treated} />
    </div>
  </div>
);
