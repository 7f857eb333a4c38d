import type { Worded } from '../ui/types.ts';
import { ContactForm } from './contact-form.tsx';
import type { ContactPart } from './types.ts';

/** What colleagues should know of this contact; the contact never sees it. */
export const ContactNote = ({ w, contact, besideId, form }: Worded & ContactPart) => {
  if (!contact.mayManage && contact.note === '') return null;
  const error = form.errors.note;
  return (
    <section class="contact-part" aria-labelledby="contact-note-title">
      <h3 id="contact-note-title">{w.contact.note}</h3>
      {contact.mayManage ? (
        <ContactForm contact={contact} besideId={besideId} method="put" path="note" class="contact-note-form">
          <input type="hidden" name="seen" value={contact.note} />
          {error ? (
            <div class="field-error" role="alert" id="contact-note-error">
              <p>{error}</p>
              <blockquote class="plain-text" dir="auto">
                {contact.note}
              </blockquote>
            </div>
          ) : null}
          <textarea
            id="contact-note"
            name="note"
            rows={3}
            maxlength={10_000}
            dir="auto"
            aria-label={w.contact.note}
            aria-describedby={error ? 'contact-note-error' : undefined}
            placeholder={w.contact.noteHint}
          >
            {form.values.note ?? contact.note}
          </textarea>
          <button type="submit" class="button plain">
            {w.contact.saveNote}
          </button>
        </ContactForm>
      ) : (
        <p class="plain-text" dir="auto">
          {contact.note}
        </p>
      )}
    </section>
  );
};
