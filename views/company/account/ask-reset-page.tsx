import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

export const AskResetPage = ({ w, form }: Worded & { form: FormState }) => {
  const words = w.account.reset.ask;
  return (
    <form class="form" method="post" action="/password-resets">
      <h1>{words.title}</h1>
      <p class="muted">{words.lead}</p>
      <FormErrors w={w} errors={form.errors} />
      <Field
        {...form}
        name="email"
        type="email"
        label={w.company.signIn.email}
        autocomplete="username"
        required
        autofocus
      />
      <div class="form-foot">
        <Button kind="primary">{words.submit}</Button>
        <a class="text-button" href="/sign-in">
          {words.back}
        </a>
      </div>
    </form>
  );
};
