import { Field } from '../../ui/field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

/** `shortest` is the least number of characters that the server takes. */
export const PasswordField = ({ w, form, shortest }: Worded & { form: FormState; shortest: number }) => (
  <Field
    {...form}
    name="password"
    type="password"
    label={w.company.newPassword.label}
    hint={w.company.newPassword.hint(shortest)}
    autocomplete="new-password"
    required
    minlength={shortest}
  />
);
