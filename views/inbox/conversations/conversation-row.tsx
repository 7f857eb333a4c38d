import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { RowSigns } from './row-signs.tsx';
import type { Place, Row } from './types.ts';
import { conversationUrl } from './urls.ts';

type Props = Dated & { row: Row; place: Place; isOpen: boolean };

export const ConversationRow = ({ row, place, isOpen, ...dated }: Props) => {
  const { w } = dated;
  const url = conversationUrl(row.id, place);
  return (
    <li id={`row-${row.id}`} class="row" data-conversation={row.id} data-unread={row.isUnread ? '' : undefined}>
      <label class="row-pick">
        <input
          type="checkbox"
          name="id"
          value={row.id}
          form="treatment"
          aria-label={w.list.select(row.who || w.inbox.row.unknownSender, row.subject || w.inbox.row.noSubject)}
        />
      </label>
      <a
        class="row-link"
        href={url}
        hx-get={url}
        hx-target="#conversation"
        hx-swap="outerHTML"
        hx-push-url="true"
        aria-current={isOpen ? 'true' : undefined}
      >
        <span class="row-dot">{row.isUnread ? <span class="sr-only">{w.inbox.row.unread}</span> : null}</span>
        <span class="row-line">
          <span class="row-who">
            <bdi>{row.who || w.inbox.row.unknownSender}</bdi>
          </span>
          {row.messageCount > 1 ? (
            <span class="row-count" title={w.inbox.row.messages(row.messageCount)}>
              {row.messageCount}
            </span>
          ) : null}
          {row.mailboxName ? <span class="row-mailbox">{row.mailboxName}</span> : null}
          <span class="row-time">
            <Time {...dated} at={row.at} style="short" />
          </span>
        </span>
        <span class="row-line">
          <span class="row-text" dir="auto">
            <span class="row-subject">{row.subject || w.inbox.row.noSubject}</span>{' '}
            <span class="row-preview">{row.preview}</span>
          </span>
          <RowSigns {...dated} row={row} />
        </span>
      </a>
    </li>
  );
};
