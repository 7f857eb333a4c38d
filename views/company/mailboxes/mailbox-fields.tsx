import { Field } from '../../ui/field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

/** What a mailbox is made of. `nameField` is the name of the input, where a form has another `name` already. */
export const MailboxFields = ({ w, form, nameField }: Worded & { form: FormState; nameField: string }) => {
  const words = w.mailboxes;
  return (
    <>
      <Field
        {...form}
        name={nameField}
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
    </>
  );
};
