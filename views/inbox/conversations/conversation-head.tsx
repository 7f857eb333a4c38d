import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import { AssigneeSelect } from './assignee-select.tsx';
import { ConversationMenu } from './conversation-menu.tsx';
import { StatusControl } from './status-control.tsx';
import type { Head, Place } from './types.ts';
import { headUrl, listUrl } from './urls.ts';

/** The same for who may only read. */
const HeadFacts = ({ w, head }: Worded & { head: Head }) => (
  <p class="conversation-meta">
    <span>{head.assignee ? w.inbox.row.assignedTo(head.assignee.name) : w.inbox.assignee.nobody}</span>
    <Badge tone="plain">
      {head.status === 'spam' || head.status === 'trash' ? w.inbox.statusNow[head.status] : w.inbox.status[head.status]}
    </Badge>
  </p>
);

export type ConversationHeadProps = Worded & { place: Place; head: Head };

/** The live head of a conversation. Its actions answer with this same fragment. */
export const ConversationHead = ({ w, place, head }: ConversationHeadProps) => {
  const back = w.inbox.backToList(place.isDrafts ? w.afterSend.drafts.title : w.inbox.lists[place.list]);
  return (
    <header
      id="conversation-head"
      class="conversation-head"
      hx-get={headUrl(head.id, place)}
      hx-trigger={`live-conversation-${head.id} from:body`}
      hx-swap="outerMorph"
    >
      <a class="icon-button back" href={listUrl(place)} aria-label={back} title={back}>
        <Icon name="back" />
      </a>
      <div class="conversation-title">
        <h1 id="conversation-subject" class="conversation-subject" dir="auto">
          {head.subject || w.inbox.row.noSubject}
        </h1>
        <p class="conversation-meta">
          <span class="number">{w.inbox.number(head.id)}</span>
          <span>{head.mailboxName}</span>
        </p>
      </div>
      <div class="conversation-actions">
        {head.mayManage ? (
          <>
            <AssigneeSelect w={w} head={head} />
            <StatusControl w={w} head={head} />
          </>
        ) : (
          <HeadFacts w={w} head={head} />
        )}
        <a
          class="icon-button"
          href={`/contacts/${head.contactId}`}
          aria-label={w.contact.show}
          title={w.contact.show}
          data-contact-show
        >
          <Icon name="contact" />
        </a>
        <ConversationMenu w={w} head={head} />
      </div>
    </header>
  );
};
