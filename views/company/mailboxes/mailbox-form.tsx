import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

export const MailboxForm = ({ w, form }: Worded & { form: FormState }) => {
  const words = w.company.mailboxes;
  return (
    <section class="panel" aria-labelledby="add-mailbox">
      <h2 id="add-mailbox">{words.add}</h2>
      <form class="form" method="post" action="/mailboxes">
        <FormErrors w={w} errors={form.errors} />
        <Field
          {...form}
          name="name"
          label={words.name}
          hint={words.nameHint}
          autocomplete="off"
          required
          maxlength={100}
        />
        <Field
          {...form}
          name="address"
          type="email"
          label={words.address}
          hint={words.addressHint}
          autocomplete="off"
          required
        />
        <div class="form-foot">
          <Button kind="primary">{words.create}</Button>
        </div>
        <p class="field-hint">{words.next}</p>
      </form>
    </section>
  );
};
