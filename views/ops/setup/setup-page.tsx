import { MailboxFields } from '../../company/mailboxes/mailbox-fields.tsx';
import { PasswordField } from '../../company/users/password-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

export type SetupPageProps = Worded & { token: string; shortestPassword: number; form: FormState };

export const SetupPage = ({ w, token, shortestPassword, form }: SetupPageProps) => (
  <form class="form setup" method="post" action="/setup">
    <h1>{w.setup.title}</h1>
    <p class="muted">{w.setup.lead}</p>
    <FormErrors w={w} errors={form.errors} />
    <input type="hidden" name="token" value={token} />
    <fieldset class="step">
      <legend>{w.setup.company}</legend>
      <Field
        {...form}
        name="company"
        label={w.setup.companyName}
        autocomplete="organization"
        required
        autofocus
        maxlength={100}
      />
    </fieldset>
    <fieldset class="step">
      <legend>{w.setup.you}</legend>
      <Field
        {...form}
        name="name"
        label={w.setup.name}
        hint={w.setup.nameHint}
        autocomplete="name"
        required
        maxlength={100}
      />
      <Field
        {...form}
        name="email"
        type="email"
        label={w.setup.email}
        hint={w.setup.emailHint}
        autocomplete="username"
        required
      />
      <PasswordField w={w} form={form} shortest={shortestPassword} />
    </fieldset>
    <fieldset class="step">
      <legend>{w.setup.mailbox}</legend>
      <MailboxFields w={w} form={form} nameField="mailboxName" />
    </fieldset>
    <div class="form-foot">
      <Button kind="primary">{w.setup.submit}</Button>
      <span class="muted">{w.setup.later}</span>
    </div>
  </form>
);
