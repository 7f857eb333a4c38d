import { Field } from '../../ui/field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

type Props = Worded & { form: FormState; shortest: number; label?: string };

/** `shortest` is the least number of characters that the server takes. */
export const PasswordField = ({ w, form, shortest, label }: Props) => (
  <Field
    {...form}
    name="password"
    type="password"
    label={label ?? w.company.newPassword.label}
    hint={w.company.newPassword.hint(shortest)}
    autocomplete="new-password"
    required
    minlength={shortest}
  />
);
