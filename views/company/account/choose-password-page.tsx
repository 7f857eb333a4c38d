import { Button } from '../../ui/button.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import { PasswordField } from '../users/password-field.tsx';

type Props = Worded & { email: string; secret: string; shortestPassword: number; form: FormState };

export const ChoosePasswordPage = ({ w, email, secret, shortestPassword, form }: Props) => {
  const words = w.account.reset.choose;
  return (
    <form class="form" method="post" action={`/password-resets/${encodeURIComponent(secret)}`}>
      <h1>{words.title}</h1>
      <p class="muted">{words.lead(email)}</p>
      <FormErrors w={w} errors={form.errors} />
      <input type="hidden" name="username" value={email} autocomplete="username" />
      <PasswordField w={w} form={form} shortest={shortestPassword} label={w.account.password.next} />
      <div class="form-foot">
        <Button kind="primary">{words.submit}</Button>
      </div>
    </form>
  );
};
