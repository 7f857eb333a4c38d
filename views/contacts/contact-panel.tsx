import { Icon } from '../ui/icon.tsx';
import type { Dated } from '../ui/types.ts';
import { ContactCard } from './contact-card.tsx';
import type { Contact } from './types.ts';

/** `contact` is null while the panel is closed: it is fetched when somebody opens it. */
type Props = Dated & { conversationId: number; contact: Contact | null };

/** The contact beside the conversation: a column where there is room for one, else a sheet over it. */
export const ContactPanel = ({ conversationId, contact, ...dated }: Props) => {
  const { w } = dated;
  return (
    <aside
      id="contact-panel"
      class="contact-panel"
      aria-labelledby="contact-panel-title"
      data-closed={contact ? undefined : ''}
      hx-get={`/conversations/${conversationId}/contact`}
      hx-trigger={contact ? `show-contact, live-contact-${contact.id} from:body` : 'show-contact'}
      hx-swap="outerMorph"
    >
      <header class="contact-panel-head">
        <h2 id="contact-panel-title">{w.contact.title}</h2>
        <button type="button" class="icon-button" aria-label={w.contact.hide} title={w.contact.hide} data-contact-hide>
          <Icon name="close" />
        </button>
      </header>
      {contact ? (
        <ContactCard {...dated} contact={contact} besideId={conversationId} form={{ errors: {}, values: {} }} />
      ) : null}
    </aside>
  );
};
