import type { Worded } from '../ui/types.ts';
import { ContactForm } from './contact-form.tsx';
import type { ContactPart } from './types.ts';

/** Whether images of other servers are loaded in this contact's mail, chosen here for all who read it. */
export const ContactImages = ({ w, contact, besideId }: Worded & Pick<ContactPart, 'contact' | 'besideId'>) => {
  if (!contact.mayManage && !contact.showsImages) return null;
  return (
    <section class="contact-part" aria-labelledby="contact-images">
      <h3 id="contact-images">{w.contact.images}</h3>
      <p class="muted">{contact.showsImages ? w.contact.imagesShown : w.contact.imagesAsked}</p>
      {contact.mayManage ? (
        <ContactForm contact={contact} besideId={besideId} method="put" path="images">
          <button type="submit" class="button plain" name="shown" value={contact.showsImages ? 'no' : 'yes'}>
            {contact.showsImages ? w.contact.stopImages : w.contact.alwaysImages}
          </button>
        </ContactForm>
      ) : null}
    </section>
  );
};
