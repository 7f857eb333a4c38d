import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

export type ForgeryProps = Worded & { forgery: { refuses: boolean; form: FormState } };

/** What happens to mail that the domain it names disowns. */
export const ForgeryForm = ({ w, forgery: { refuses, form } }: ForgeryProps) => {
  const words = w.spam.page;
  return (
    <section class="panel" aria-labelledby="forgery">
      <h2 id="forgery">{words.forgery}</h2>
      <form class="form" method="post" action="/spam/forgery">
        <input type="hidden" name="_method" value="PUT" />
        <p class="muted">{words.forgeryHint}</p>
        <FormErrors w={w} errors={form.errors} />
        <Checkbox
          kind="switch"
          name="refuses"
          value="1"
          label={words.refuses}
          hint={words.refusesHint}
          checked={refuses}
        />
        <Field
          {...form}
          name="sealers"
          label={words.sealers}
          hint={words.sealersHint}
          autocomplete="off"
          maxlength={2000}
        />
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
        </div>
      </form>
    </section>
  );
};
