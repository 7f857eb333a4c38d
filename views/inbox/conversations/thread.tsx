import type { Dated } from '../../ui/types.ts';
import { HeldReply } from '../drafts/held-reply.tsx';
import { WaitingReply } from '../drafts/waiting-reply.tsx';
import { EventLine } from './event-line.tsx';
import { foldOlder, openMessages } from './folding.ts';
import { MessageArticle } from './message-article.tsx';
import { OlderLink } from './older-link.tsx';
import type { Held, Place, ThreadItem, Waiting } from './types.ts';
import { threadUrl } from './urls.ts';

export type ThreadProps = Dated & {
  place: Place;
  conversationId: number;
  /** Who wrote in it: what is chosen about them shows in their messages. */
  contactIds: number[];
  /** Messages and events by time, newest last. */
  items: ThreadItem[];
  /** How many messages are shown at most, where that is not the usual number. */
  count: number | null;
  /** The number to show next; null where there are no older ones. */
  nextCount: number | null;
  /** Id of the newest message; what a reply says it has seen. */
  newest: number;
  held: Held[];
  waiting: Waiting[];
};

export const Thread = ({
  place,
  conversationId,
  contactIds,
  items,
  count,
  nextCount,
  newest,
  held,
  waiting,
  ...dated
}: ThreadProps) => {
  const { w } = dated;
  const news = [`conversation-${conversationId}`, ...contactIds.map((id) => `contact-${id}`)];
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
      hx-get={threadUrl(conversationId, place, count)}
      hx-trigger={news.map((name) => `live-${name} from:body`).join(', ')}
      hx-swap="outerMorph"
    >
      {nextCount === null ? null : <OlderLink w={w} place={place} conversationId={conversationId} count={nextCount} />}
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
        <HeldReply {...dated} reply={reply} newest={newest} />
      ))}
      {waiting.map((reply) => (
        <WaitingReply {...dated} reply={reply} />
      ))}
    </section>
  );
};
