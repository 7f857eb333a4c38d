import { Avatar } from '../ui/avatar.tsx';
import type { Dated } from '../ui/types.ts';
import { ContactAddresses } from './contact-addresses.tsx';
import { ContactConversations } from './contact-conversations.tsx';
import { ContactFacts } from './contact-facts.tsx';
import { ContactForm } from './contact-form.tsx';
import { ContactImages } from './contact-images.tsx';
import { ContactNote } from './contact-note.tsx';
import type { ContactPart } from './types.ts';

/** Everything that is known of a contact. Its forms answer with this same fragment. */
export const ContactCard = ({ contact, besideId, form, ...dated }: Dated & ContactPart) => {
  const { w } = dated;
  const shown = contact.name || (contact.addresses[0]?.address ?? w.inbox.row.unknownSender);
  const part = { contact, besideId, form };
  return (
    <div id="contact-card" class="contact-card">
      <div class="contact-who">
        <Avatar name={shown} kind="customer" size="large" />
        {besideId === null ? (
          <h1 class="contact-name">
            <bdi>{shown}</bdi>
          </h1>
        ) : (
          <p class="contact-name">
            <bdi>{shown}</bdi>
          </p>
        )}
      </div>
      {besideId === null ? <h2 class="sr-only">{w.contact.title}</h2> : null}
      {contact.mayManage ? (
        <details class="contact-edit" id="contact-rename" open={form.errors.name !== undefined}>
          <summary>{w.contact.rename}</summary>
          <ContactForm {...part} method="put" path="name">
            <input
              id="contact-name"
              name="name"
              value={form.values.name ?? contact.name}
              maxlength={200}
              aria-label={w.contact.name}
              aria-invalid={form.errors.name ? 'true' : undefined}
            />
            <button type="submit" class="button plain">
              {w.contact.save}
            </button>
            {form.errors.name ? <p class="field-error">{form.errors.name}</p> : null}
          </ContactForm>
        </details>
      ) : null}
      <ContactAddresses {...dated} {...part} />
      <ContactNote w={w} {...part} />
      <ContactImages w={w} contact={contact} besideId={besideId} />
      <ContactFacts {...dated} contact={contact} />
      <ContactConversations {...dated} {...part} />
    </div>
  );
};
