import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import { TestResult, type TestResultProps } from './test-result.tsx';

export type RelayFormProps = Worded & {
  /** where it is saved, or (the button Test) tried */
  action: string;
  form: FormState;
  hasPassword: boolean;
  /** `isTyped`: with a password from this form, which is not kept */
  test: (TestResultProps['test'] & { isTyped: boolean }) | null;
};

const SECURITIES = ['starttls', 'tls', 'none'] as const;

/** How a relay is reached. The password that is kept never comes back. */
export const RelayForm = ({ w, action, form, hasPassword, test }: RelayFormProps) => {
  const words = w.sending.form;
  const text = { ...form, autocomplete: 'off' };
  const passwordHint = test?.isTyped ? words.passwordTested : hasPassword ? words.passwordKept : undefined;
  const securities = SECURITIES.map((value) => ({ value, label: words.securities[value] }));
  return (
    <section class="panel" aria-labelledby="relay">
      <h2 id="relay">{words.title}</h2>
      <form class="form" method="post" action={action}>
        <p class="muted">{words.hint}</p>
        <FormErrors w={w} errors={form.errors} />
        {test ? <TestResult w={w} test={test} /> : null}
        <Field {...text} name="host" label={words.host} hint={words.hostHint} maxlength={253} />
        <div class="field-pair">
          <Field {...text} name="port" label={words.port} maxlength={5} />
          <SelectField {...form} name="security" label={words.security} choices={securities} />
        </div>
        <Field {...text} name="user" label={words.user} hint={words.userHint} maxlength={254} />
        <Field
          {...form}
          name="password"
          type="password"
          label={words.password}
          hint={passwordHint}
          required={test?.isTyped}
          autocomplete="new-password"
          maxlength={1000}
        />
        <Checkbox
          name="verify"
          value="yes"
          label={words.verify}
          hint={words.verifyHint}
          checked={form.values.verify === 'yes'}
        />
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
          <Button name="test" value="1">
            {words.test}
          </Button>
        </div>
        <p class="field-hint">{words.testHint}</p>
      </form>
    </section>
  );
};
