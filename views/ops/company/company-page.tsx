import { SettingsPage } from '../../layouts/settings-page.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { SavedNotice } from '../../ui/saved-notice.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

const names = ['assignOnReply', 'signedReplyAddress', 'signedBounceAddress'] as const;

export type CompanyPageProps = Worded & Record<(typeof names)[number], boolean> & { form: FormState; isSaved: boolean };

/** An unticked switch sends nothing, so what is missing means off. */
export const CompanyPage = ({ w, form, isSaved, ...chosen }: CompanyPageProps) => {
  const words = w.company.page;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      <SavedNotice isSaved={isSaved} text={words.saved} />
      <form class="panel form" method="post" action="/company">
        <input type="hidden" name="_method" value="PUT" />
        <FormErrors w={w} errors={form.errors} />
        <Field
          {...form}
          name="name"
          label={words.name}
          hint={words.nameHint}
          autocomplete="organization"
          required
          maxlength={100}
        />
        {names.map((name) => (
          <Checkbox
            kind="switch"
            name={name}
            value="1"
            label={words[name]}
            hint={words[`${name}Hint`]}
            checked={chosen[name]}
          />
        ))}
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
        </div>
      </form>
    </SettingsPage>
  );
};
