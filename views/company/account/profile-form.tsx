import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { RichField } from '../../ui/rich-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

type Props = Worded & { email: string; signature: { html: string; text: string }; form: FormState };

export const ProfileForm = ({ w, email, signature, form }: Props) => {
  const words = w.account.profile;
  return (
    <form class="form" method="post" action="/account/profile">
      <input type="hidden" name="_method" value="PUT" />
      <FormErrors w={w} errors={form.errors} />
      <p class="muted">
        {words.email} <strong class="account-email">{email}</strong>
      </p>
      <Field
        {...form}
        name="name"
        label={words.name}
        hint={words.nameHint}
        autocomplete="name"
        required
        maxlength={100}
      />
      <Field
        {...form}
        name="jobTitle"
        label={words.jobTitle}
        hint={words.jobTitleHint}
        autocomplete="organization-title"
        maxlength={100}
      />
      <Field
        {...form}
        name="calendarLink"
        type="url"
        label={words.calendarLink}
        hint={words.calendarLinkHint}
        autocomplete="off"
        maxlength={500}
      />
      <RichField
        w={w}
        name="signature"
        label={words.signature}
        hint={words.signatureHint}
        value={signature}
        error={form.errors.signature}
      />
      <div class="form-foot">
        <Button kind="primary">{words.save}</Button>
      </div>
    </form>
  );
};
