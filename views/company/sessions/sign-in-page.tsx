import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { SavedNotice } from '../../ui/saved-notice.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

/**
 * `next` is the path to go on to; the server checks that it is one of ours. `errors.form` says what was wrong; `hasReset`: a new
 * password was just chosen.
 */
export type SignInPageProps = Worded & { form: FormState; next: string | null; hasReset: boolean };

export const SignInPage = ({ w, form, next, hasReset }: SignInPageProps) => {
  const words = w.company.signIn;
  // It is the password that most get wrong.
  const isKnown = Boolean(form.values.email);
  return (
    <form class="form" method="post" action="/session">
      <h1>{words.title}</h1>
      <SavedNotice isSaved={hasReset} text={words.hasReset} />
      <FormErrors w={w} errors={form.errors} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <Field
        {...form}
        name="email"
        type="email"
        label={words.email}
        autocomplete="username"
        required
        autofocus={!isKnown}
      />
      <Field
        {...form}
        name="password"
        type="password"
        label={words.password}
        autocomplete="current-password"
        required
        autofocus={isKnown}
      />
      <div class="form-foot">
        <Button kind="primary">{words.submit}</Button>
        <a class="text-button" href="/password-resets/new">
          {words.lost}
        </a>
      </div>
    </form>
  );
};
