import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

export type Nightly = { isOn: boolean; hour: number; keep: number; folder: string };

type Props = Worded & { nightly: Nightly; timeZone: string; defaultFolder: string; form: FormState };

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

export const NightlyForm = ({ w, nightly, timeZone, defaultFolder, form }: Props) => {
  const words = w.backup.nightly;
  const isRefused = Object.keys(form.errors).length > 0;
  const kept = { keep: String(nightly.keep), folder: nightly.folder, hour: String(nightly.hour) };
  const shown = { errors: form.errors, values: isRefused ? form.values : kept };
  return (
    <section class="panel" aria-labelledby="nightly">
      <h2 id="nightly">{words.title}</h2>
      <ActionForm class="form" method="put" action="/backups/nightly">
        <FormErrors w={w} errors={form.errors} />
        <Checkbox
          kind="switch"
          name="isOn"
          value="on"
          label={words.isOn}
          checked={isRefused ? form.values.isOn !== undefined : nightly.isOn}
        />
        <div class="field-pair">
          <SelectField {...shown} name="hour" label={words.hour} hint={words.hourHint(timeZone)} choices={HOURS} />
          <Field {...shown} name="keep" label={words.keep} hint={words.keepHint} required maxlength={3} />
        </div>
        <Field
          {...shown}
          name="folder"
          label={words.folder}
          hint={words.folderHint(defaultFolder)}
          autocomplete="off"
          maxlength={1000}
        />
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
        </div>
      </ActionForm>
    </section>
  );
};
