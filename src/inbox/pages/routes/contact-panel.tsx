import { getCookie } from 'hono/cookie';
import type { VisitContext } from '#src/company/sessions/index.ts';
import type { Conversation } from '#src/inbox/conversations/index.ts';
import { ContactPanel } from '#views/contacts/contact-panel.tsx';
import { contactShown, requireContact, type SenderDeps } from '../actions/contact.ts';

const MOST_BESIDE = 5;

/** Set by the page's script when somebody closes the panel, so that it stays so. */
export const isPanelClosed = (c: VisitContext): boolean => getCookie(c, 'postroom_contact') === 'closed';

/** What is known of the contact of a conversation that the person may read. */
export async function contactPanelProps(c: VisitContext, deps: SenderDeps, { id, contactId }: Conversation) {
  const found = await requireContact(c.var.ctx, c.var.actor, contactId, 'mailbox.read');
  return contactShown(c.var.ctx, deps, found, { besideId: id, most: MOST_BESIDE });
}

export const contactPanel = async (c: VisitContext, deps: SenderDeps, conversation: Conversation) => (
  <ContactPanel
    {...c.var.shown}
    conversationId={conversation.id}
    contact={await contactPanelProps(c, deps, conversation)}
  />
);
