import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import { PasswordField } from '../users/password-field.tsx';

export type AcceptInvitationPageProps = Worded & {
  company: string;
  email: string;
  token: string;
  shortestPassword: number;
  form: FormState;
};

export const AcceptInvitationPage = ({
  w,
  company,
  email,
  token,
  shortestPassword,
  form,
}: AcceptInvitationPageProps) => {
  const words = w.company.invitation;
  return (
    <form class="form" method="post" action={`/invitations/${encodeURIComponent(token)}`}>
      <h1>{words.title(company)}</h1>
      <p class="muted">{words.lead(email)}</p>
      <FormErrors w={w} errors={form.errors} />
      <input type="hidden" name="username" value={email} autocomplete="username" />
      <Field
        {...form}
        name="name"
        label={words.name}
        hint={words.nameHint}
        autocomplete="name"
        required
        autofocus
        maxlength={100}
      />
      <PasswordField w={w} form={form} shortest={shortestPassword} />
      <div class="form-foot">
        <Button kind="primary">{words.submit}</Button>
      </div>
    </form>
  );
};
