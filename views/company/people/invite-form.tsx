import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import type { NamedMailbox, Role } from './types.ts';

type Props = Worded & { mailboxes: NamedMailbox[]; form: FormState & { mailboxIds: number[] } };

const roles: Role[] = ['member', 'admin'];

export const InviteForm = ({ w, mailboxes, form }: Props) => {
  const words = w.company.people;
  return (
    <section class="panel" aria-labelledby="invite">
      <h2 id="invite">{words.invite}</h2>
      <form class="form" method="post" action="/invitations">
        <p class="muted">{words.inviteHint}</p>
        <FormErrors w={w} errors={form.errors} />
        <Field {...form} name="email" type="email" label={words.email} autocomplete="off" required />
        <SelectField
          {...form}
          name="role"
          label={words.role}
          hint={words.roleHint}
          choices={roles.map((value) => ({ value, label: w.company.roles[value] }))}
        />
        <fieldset class="choices">
          <legend>{words.mailboxesLegend}</legend>
          {mailboxes.map(({ id, name, address }) => (
            <Checkbox
              name="mailboxes[]"
              value={String(id)}
              label={name}
              hint={address}
              checked={form.mailboxIds.includes(id)}
            />
          ))}
          {form.errors['mailboxes[]'] ? <p class="field-error">{form.errors['mailboxes[]']}</p> : null}
        </fieldset>
        <div class="form-foot">
          <Button kind="primary">{words.create}</Button>
        </div>
      </form>
    </section>
  );
};
