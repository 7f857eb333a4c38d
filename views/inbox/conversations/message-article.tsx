import type { Dated } from '../../ui/types.ts';
import { Attachments } from './attachments.tsx';
import { Deliveries } from './deliveries.tsx';
import { InvitationCard } from './invitation-card.tsx';
import { MessageBodyView } from './message-body.tsx';
import { MessageHead } from './message-head.tsx';
import { MessageMenu } from './message-menu.tsx';
import { MessageRecipients } from './message-recipients.tsx';
import { MessageTrust } from './message-trust.tsx';
import { ProtectionLine } from './protection-line.tsx';
import { SpamReasons } from './spam-reasons.tsx';
import type { Message } from './types.ts';

export type MessageArticleProps = Dated & { message: Message; isOpen: boolean };

export const MessageArticle = ({ message, isOpen, ...dated }: MessageArticleProps) => (
  <article
    id={`message-${message.id}`}
    class={`message ${message.direction}${message.beside === null ? '' : ' side'}`}
    aria-labelledby={`message-${message.id}-who`}
    data-unread={message.isUnread ? '' : undefined}
    data-news={message.isNews ? '' : undefined}
  >
    <details class="message-fold" id={`fold-${message.id}`} open={isOpen}>
      <MessageHead {...dated} message={message} />
      <MessageRecipients w={dated.w} message={message} />
      <MessageTrust w={dated.w} message={message} />
      <SpamReasons w={dated.w} reasons={message.spamReasons} />
      {message.protection ? <ProtectionLine w={dated.w} protection={message.protection} /> : null}
      {message.invitation ? <InvitationCard {...dated} invitation={message.invitation} /> : null}
      <MessageBodyView w={dated.w} message={message} />
      <Attachments w={dated.w} locale={dated.locale} messageId={message.id} attachments={message.attachments} />
      <Deliveries {...dated} messageId={message.id} deliveries={message.deliveries} />
    </details>
    <MessageMenu w={dated.w} message={message} />
  </article>
);
