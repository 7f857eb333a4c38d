import { Icon } from '../ui/icon.tsx';
import type { Dated, FormState } from '../ui/types.ts';
import { ContactCard } from './contact-card.tsx';
import type { Contact } from './types.ts';

/** A contact by itself, with all that this person may see. Asked for again when rights changed: whoever lost it is led away. */
export const ContactPage = ({ contact, form, ...dated }: Dated & { contact: Contact; form: FormState }) => (
  <div class="page">
    <div class="page-inner">
      <header class="page-head">
        <a class="page-back" href="/">
          <Icon name="back" />
          {dated.w.shell.backToInbox}
        </a>
      </header>
      <section
        class="panel"
        aria-label={dated.w.contact.title}
        hx-get={`/contacts/${contact.id}`}
        hx-trigger="live-all from:body"
        hx-swap="none"
      >
        <ContactCard {...dated} contact={contact} besideId={null} form={form} />
      </section>
    </div>
  </div>
);
