import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { nameOf } from '../../ui/person-name.ts';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { TrustSign } from './trust-sign.tsx';
import type { Message } from './types.ts';

export const MessageHead = ({ message, ...dated }: Dated & { message: Message }) => {
  const { w } = dated;
  const { from } = message;
  return (
    <summary class="message-head">
      <Avatar name={nameOf(from)} kind={message.direction === 'in' ? 'customer' : 'colleague'} photo={message.photo} />
      <h2 class="message-who" id={`message-${message.id}-who`}>
        <bdi>{nameOf(from)}</bdi>
      </h2>
      {from.name ? <span class="message-address">{from.address}</span> : null}
      <span class="message-preview" dir="auto">
        {message.preview}
      </span>
      <span class="message-signs">
        <TrustSign w={w} message={message} />
        {message.beside === null ? null : (
          <Badge tone="plain" title={w.compose.besideWhy}>
            {w.compose.beside(message.beside)}
          </Badge>
        )}
        {message.isAutomatic ? (
          <Badge tone="plain" title={w.inbox.message.automaticWhy}>
            {w.inbox.message.automatic}
          </Badge>
        ) : null}
        {message.deliveries.some(({ state }) => state === 'failed') ? (
          <Badge tone="failed">{w.inbox.delivery.failed}</Badge>
        ) : null}
        {message.attachments.length > 0 ? (
          <span class="message-files" title={w.inbox.message.attachments(message.attachments.length)}>
            <Icon name="attachment" />
          </span>
        ) : null}
      </span>
      <span class="message-time">
        <Time {...dated} at={message.at} style="message" />
      </span>
    </summary>
  );
};
