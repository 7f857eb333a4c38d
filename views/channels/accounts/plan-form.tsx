import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import { FolderChoice } from './folder-choice.tsx';

export type PlanFormProps = Worded & {
  id: number;
  /** every folder of the server; `isFetched` where its mail comes in */
  folders: { name: string; isFetched: boolean }[];
  sentFolder: string | null;
  /** null while it may still be chosen */
  fixedCutOff: string | null;
  form: FormState;
};

const AFTERS = ['leave', 'seen', 'move', 'delete'] as const;

export const PlanForm = ({ w, id, folders, sentFolder, fixedCutOff, form }: PlanFormProps) => {
  const words = w.accounts.plan;
  const names = folders.map(({ name }) => ({ value: name, label: name }));
  const afters = AFTERS.map((value) => ({ value, label: words.afters[value] }));
  return (
    <section class="panel" aria-labelledby="plan">
      <h2 id="plan">{words.title}</h2>
      <form class="form" method="post" action={`/accounts/${id}/plan`}>
        <input type="hidden" name="_method" value="PUT" />
        <FormErrors w={w} errors={form.errors} />
        <fieldset class="choices">
          <legend>{words.folders}</legend>
          {folders.map(({ name, isFetched }, i) => (
            <FolderChoice name={name} place={i} isFetched={isFetched} />
          ))}
          {form.errors['folders[]'] ? <p class="field-error">{form.errors['folders[]']}</p> : null}
          <p class="field-hint">{words.foldersHint}</p>
        </fieldset>
        <SelectField
          {...form}
          name="sentFolder"
          label={words.sent}
          hint={words.sentHint}
          choices={[{ value: '', label: words.noSent }, ...names]}
          value={sentFolder ?? ''}
        />
        {fixedCutOff === null ? (
          <Field {...form} name="cutOff" type="date" label={words.cutOff} hint={words.cutOffHint} required />
        ) : (
          <p class="field-hint">{words.cutOffFixed(fixedCutOff)}</p>
        )}
        <SelectField {...form} name="after" label={words.after} hint={words.afterHint} choices={afters} value="leave" />
        <Field
          {...form}
          name="afterFolder"
          label={words.afterFolder}
          hint={words.afterFolderHint}
          autocomplete="off"
          maxlength={255}
        />
        <Field
          {...form}
          name="pollMinutes"
          label={words.pollMinutes}
          hint={words.pollHint}
          autocomplete="off"
          required
          maxlength={4}
        />
        <div class="form-foot">
          <Button kind="primary">{fixedCutOff === null ? words.start : words.save}</Button>
        </div>
      </form>
    </section>
  );
};
