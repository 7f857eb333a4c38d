import type { Child } from 'hono/jsx';
import { ActionForm } from '../ui/action-form.tsx';
import type { Contact } from './types.ts';

type Props = {
  contact: Contact;
  besideId: number | null;
  method: 'post' | 'put' | 'delete';
  /** Below the contact's own address. */
  path: string;
  class?: string;
  children: Child;
};

/** A form about a contact; the card comes back as it is shown here. */
export const ContactForm = ({ contact, besideId, method, path, class: name, children }: Props) => (
  <ActionForm
    class={name ?? 'contact-form'}
    method={method}
    action={`/contacts/${contact.id}/${path}`}
    target="#contact-card"
  >
    {besideId === null ? null : <input type="hidden" name="conversation" value={besideId} />}
    {children}
  </ActionForm>
);
