import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
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
        <div class="field">
          <label for="role">{words.role}</label>
          <select id="role" name="role" aria-describedby="role-hint">
            {roles.map((role) => (
              <option value={role} selected={form.values.role === role}>
                {w.company.roles[role]}
              </option>
            ))}
          </select>
          <p class="field-hint" id="role-hint">
            {words.roleHint}
          </p>
        </div>
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
