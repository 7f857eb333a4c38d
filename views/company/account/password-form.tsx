import type { Child } from 'hono/jsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import { PasswordField } from '../users/password-field.tsx';

type Props = Worded & { email: string; shortest: number; form: FormState; said: Child };

export const PasswordForm = ({ w, email, shortest, form, said }: Props) => {
  const words = w.account.password;
  return (
    <section class="panel" id="password-panel" aria-labelledby="password-title">
      <h2 id="password-title">{words.title}</h2>
      {said}
      <form class="form" method="post" action="/account/password">
        <input type="hidden" name="_method" value="PUT" />
        <input type="hidden" name="username" value={email} autocomplete="username" />
        <p class="muted">{words.lead}</p>
        <FormErrors w={w} errors={form.errors} />
        <Field
          {...form}
          name="currentPassword"
          type="password"
          label={words.current}
          autocomplete="current-password"
          required
        />
        <PasswordField w={w} form={form} shortest={shortest} label={words.next} />
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
        </div>
      </form>
    </section>
  );
};
