import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

const SECURITIES = ['tls', 'starttls', 'none'] as const;

/** Where mail lies and who reads it; the same for a new account and one that moves. */
export const ServerFields = ({ w, form }: Worded & { form: FormState }) => {
  const words = w.accounts.fields;
  const choices = SECURITIES.map((value) => ({ value, label: w.accounts.securities[value] }));
  return (
    <>
      <Field
        {...form}
        name="host"
        label={words.host}
        hint={words.hostHint}
        autocomplete="off"
        required
        maxlength={253}
      />
      <div class="field-pair">
        <Field
          {...form}
          name="port"
          label={words.port}
          hint={words.portHint}
          autocomplete="off"
          required
          maxlength={5}
        />
        <SelectField {...form} name="security" label={words.security} choices={choices} value="tls" />
      </div>
      <Field
        {...form}
        name="user"
        label={words.user}
        hint={words.userHint}
        autocomplete="off"
        required
        maxlength={254}
      />
    </>
  );
};
