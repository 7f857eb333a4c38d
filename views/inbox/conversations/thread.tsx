import type { Dated } from '../../ui/types.ts';
import { HeldReply } from '../drafts/held-reply.tsx';
import { WaitingReply } from '../drafts/waiting-reply.tsx';
import { EventLine } from './event-line.tsx';
import { foldOlder, openMessages } from './folding.ts';
import { MessageArticle } from './message-article.tsx';
import type { Held, ThreadItem, Waiting } from './types.ts';

export type ThreadProps = Dated & {
  conversationId: number;
  /** Messages and events by time, newest last. */
  items: ThreadItem[];
  /** Id of the newest message; what a reply says it has seen. */
  newest: number;
  held: Held[];
  waiting: Waiting[];
};

export const Thread = ({ conversationId, items, newest, held, waiting, ...dated }: ThreadProps) => {
  const { w } = dated;
  const open = openMessages(items);
  const { first, older, rest } = foldOlder(items, open);
  const draw = (item: ThreadItem) =>
    item.kind === 'message' ? (
      <MessageArticle {...dated} message={item} isOpen={open.has(item.id)} />
    ) : (
      <EventLine {...dated} event={item} />
    );
  return (
    <section
      id="thread"
      class="thread"
      aria-label={w.inbox.thread}
      data-conversation={conversationId}
      data-newest={newest}
      data-announce={w.inbox.newMessage}
      hx-get={`/conversations/${conversationId}/thread`}
      hx-trigger={`live-conversation-${conversationId} from:body`}
      hx-swap="outerMorph"
    >
      {first.map(draw)}
      {older.length > 0 ? (
        <details class="older" id={`older-${conversationId}`}>
          <summary>
            <span>{w.inbox.olderMessages(older.filter(({ kind }) => kind === 'message').length)}</span>
          </summary>
          {older.map(draw)}
        </details>
      ) : null}
      {rest.map(draw)}
      {held.map((reply) => (
        <HeldReply {...dated} reply={reply} />
      ))}
      {waiting.map((reply) => (
        <WaitingReply {...dated} reply={reply} />
      ))}
    </section>
  );
};
