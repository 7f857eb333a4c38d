import { ConversationList, type ConversationListProps } from './conversation-list.tsx';
import { ConversationPane, type ConversationPaneProps } from './conversation-pane.tsx';
import { NoConversation } from './no-conversation.tsx';

export type InboxPageProps = { list: ConversationListProps; conversation: ConversationPaneProps | null };

/** List and conversation side by side; on small screens only one of them shows (the conversation, if one is open). */
export const InboxPage = ({ list, conversation }: InboxPageProps) => (
  <div class="inbox">
    <ConversationList {...list} />
    {conversation ? <ConversationPane {...conversation} /> : <NoConversation w={list.w} />}
  </div>
);
