import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Worded } from '../../ui/types.ts';
import { InvitePlaces } from './invite-places.tsx';
import type { InviteFormState, NamedMailbox, NamedTeam, Role } from './types.ts';

type Props = Worded & { mailboxes: NamedMailbox[]; teams: NamedTeam[]; form: InviteFormState };

const roles: Role[] = ['member', 'admin'];

export const InviteForm = ({ w, mailboxes, teams, form }: Props) => {
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
        <InvitePlaces w={w} mailboxes={mailboxes} teams={teams} form={form} />
        <Checkbox name="mail" value="1" label={words.mail} hint={words.mailHint} checked={form.isMailed} />
        <div class="form-foot">
          <Button kind="primary">{words.create}</Button>
        </div>
      </form>
    </section>
  );
};
