import { Time } from '../ui/time.tsx';
import type { Dated } from '../ui/types.ts';
import type { ContactConversation, ContactPart } from './types.ts';

type Props = Dated & Pick<ContactPart, 'contact' | 'besideId'>;

const statusOf = ({ w }: Dated, { status }: ContactConversation) =>
  status === 'spam' || status === 'trash' ? w.inbox.statusNow[status] : w.inbox.status[status];

const Item = ({ conversation, ...dated }: Dated & { conversation: ContactConversation }) => (
  <li>
    <a class="contact-conversation" href={`/conversations/${conversation.id}`}>
      <span class="contact-subject" dir="auto">
        {conversation.subject || dated.w.inbox.row.noSubject}
      </span>
      <span class="contact-conversation-facts">
        <span class={`contact-status ${conversation.status}`}>{statusOf(dated, conversation)}</span>
        {conversation.mailboxName ? <bdi>{conversation.mailboxName}</bdi> : null}
        <Time {...dated} at={conversation.at} style="short" />
      </span>
    </a>
  </li>
);

/** Only those of mailboxes that this person may read. */
export const ContactConversations = ({ contact, besideId, ...dated }: Props) => {
  const { w } = dated;
  const rest = contact.count - contact.conversations.length - (besideId === null ? 0 : 1);
  return (
    <section class="contact-part" aria-labelledby="contact-conversations">
      <h3 id="contact-conversations">{besideId === null ? w.contact.conversations : w.contact.others}</h3>
      {contact.conversations.length === 0 ? (
        <p class="muted">{w.contact.noOthers}</p>
      ) : (
        <ul class="contact-list">
          {contact.conversations.map((conversation) => (
            <Item {...dated} conversation={conversation} />
          ))}
        </ul>
      )}
      {besideId === null ? null : (
        <a class="contact-more" href={`/contacts/${contact.id}`}>
          {rest > 0 ? w.contact.showAll(rest, contact.isMore) : w.contact.page}
        </a>
      )}
    </section>
  );
};
