import { Icon } from '../ui/icon.tsx';
import type { Dated, FormState } from '../ui/types.ts';
import { ContactCard } from './contact-card.tsx';
import type { Contact } from './types.ts';

/** A contact by itself, with all that this person may see. */
export const ContactPage = ({ contact, form, ...dated }: Dated & { contact: Contact; form: FormState }) => (
  <div class="page">
    <div class="page-inner">
      <header class="page-head">
        <a class="page-back" href="/">
          <Icon name="back" />
          {dated.w.shell.backToInbox}
        </a>
        <h1>{dated.w.contact.title}</h1>
      </header>
      <section class="panel" aria-labelledby="contact-page-who">
        <h2 class="sr-only" id="contact-page-who">
          <bdi>{contact.name || contact.addresses[0]?.address}</bdi>
        </h2>
        <ContactCard {...dated} contact={contact} besideId={null} form={form} />
      </section>
    </div>
  </div>
);
