import { ContactPanel } from '../../contacts/contact-panel.tsx';
import type { Contact } from '../../contacts/types.ts';
import type { Dated } from '../../ui/types.ts';
import { Composer, type ComposerProps } from '../drafts/composer.tsx';
import { ReplyBar, type ReplyBarProps } from '../drafts/reply-bar.tsx';
import { AttachmentViewer } from './attachment-viewer.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { MaybeRelated } from './maybe-related.tsx';
import { Thread, type ThreadProps } from './thread.tsx';
import type { Head, Place, RelatedConversation } from './types.ts';

/** Null in `writing` where one may read but not answer. */
export type Writing =
  | { kind: 'closed'; bar: Omit<ReplyBarProps, 'w'> }
  | { kind: 'open'; composer: Omit<ComposerProps, keyof Dated> }
  | null;

export type ConversationPaneProps = Dated & {
  place: Place;
  head: Head;
  related: RelatedConversation[];
  /** Null while the panel beside is closed. */
  contact: Contact | null;
  thread: Omit<ThreadProps, keyof Dated | 'place'>;
  writing: Writing;
};

export const ConversationPane = ({
  place,
  head,
  related,
  contact,
  thread,
  writing,
  ...dated
}: ConversationPaneProps) => (
  <section id="conversation" class="conversation" data-conversation={head.id} aria-labelledby="conversation-subject">
    <ConversationHead w={dated.w} place={place} head={head} />
    <div class="conversation-scroll">
      <MaybeRelated w={dated.w} place={place} related={related} />
      <Thread {...dated} place={place} {...thread} />
    </div>
    {writing?.kind === 'open' ? <Composer {...dated} {...writing.composer} /> : null}
    <AttachmentViewer w={dated.w} />
    {writing?.kind === 'closed' ? <ReplyBar w={dated.w} {...writing.bar} /> : null}
    <ContactPanel {...dated} conversationId={head.id} contact={contact} />
  </section>
);
