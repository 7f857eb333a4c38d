import { Time } from '../ui/time.tsx';
import type { Dated } from '../ui/types.ts';
import type { Contact } from './types.ts';

/** What our own mail tells of a contact. */
export const ContactFacts = ({ contact, ...dated }: Dated & { contact: Contact }) => {
  const { w } = dated;
  return (
    <section class="contact-part" aria-labelledby="contact-facts">
      <h3 id="contact-facts">{w.contact.facts}</h3>
      <dl class="contact-facts">
        <div>
          <dt>{w.contact.count}</dt>
          <dd>{w.contact.countOf(contact.count, contact.isMore)}</dd>
        </div>
        {contact.firstAt === null ? null : (
          <div>
            <dt>{w.contact.first}</dt>
            <dd>
              <Time {...dated} at={contact.firstAt} style="short" />
            </dd>
          </div>
        )}
        <div>
          <dt>{w.contact.last}</dt>
          <dd>
            <Time {...dated} at={contact.lastAt} style="short" />
          </dd>
        </div>
      </dl>
    </section>
  );
};
