import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import { Button } from '../../ui/button.tsx';
import { Dialogue } from '../../ui/dialogue.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { type Choice, SelectField } from '../../ui/select-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import { ServerFields } from './server-fields.tsx';
import type { SignInName } from './types.ts';

type Props = Worded & { form: FormState; mailboxes: Choice[]; signIns: SignInName[]; dialogue: DialogueLine[] };

export const AddForm = ({ w, form, mailboxes, signIns, dialogue }: Props) => {
  const words = w.accounts;
  const waysIn = signIns.map((value) => ({ value, label: words.signIns[value] }));
  return (
    <section class="panel" aria-labelledby="add-account">
      <h2 id="add-account">{words.add}</h2>
      <form class="form" method="post" action="/accounts">
        <FormErrors w={w} errors={form.errors} />
        <Dialogue w={w} lines={dialogue} />
        <SelectField
          {...form}
          name="mailboxId"
          label={words.fields.mailboxId}
          choices={mailboxes}
          value={mailboxes[0]?.value ?? ''}
        />
        <ServerFields w={w} form={form} />
        {waysIn.length > 1 ? (
          <SelectField {...form} name="signIn" label={words.fields.signIn} choices={waysIn} value="password" />
        ) : (
          <input type="hidden" name="signIn" value="password" />
        )}
        <Field
          {...form}
          name="password"
          type="password"
          label={words.fields.password}
          hint={words.fields.passwordHint}
          autocomplete="new-password"
        />
        <div class="form-foot">
          <Button kind="primary">{words.connect}</Button>
          <p class="field-hint">{words.addHint}</p>
        </div>
      </form>
    </section>
  );
};
