import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

type Props = Worded & { form: FormState; redirectUri: string; clients: { provider: string; clientId: string }[] };

const PROVIDERS = ['google', 'microsoft', 'other'] as const;

export const OauthForm = ({ w, form, redirectUri, clients }: Props) => {
  const words = w.accounts.oauth;
  const choices = PROVIDERS.map((value) => ({ value, label: w.accounts.signIns[value] }));
  return (
    <details class="panel" open={Object.keys(form.errors).length > 0}>
      <summary>
        <Icon name="chevron-right" />
        {words.title}
      </summary>
      <form class="form feed-oauth" method="post" action="/accounts/oauth/clients">
        <FormErrors w={w} errors={form.errors} />
        <p class="field-hint">{words.hint}</p>
        <div class="field">
          <label for="redirect-uri">{words.redirect}</label>
          <input id="redirect-uri" class="copy-field" value={redirectUri} readonly />
        </div>
        {clients.map(({ provider, clientId }) => (
          <p class="field-hint">
            {words.registered}: {w.accounts.signIns[provider as 'google']}, <bdi>{clientId}</bdi>
          </p>
        ))}
        <SelectField {...form} name="provider" label={words.provider} choices={choices} value="google" />
        <Field {...form} name="clientId" label={words.clientId} autocomplete="off" required maxlength={300} />
        <Field {...form} name="clientSecret" type="password" label={words.clientSecret} autocomplete="off" />
        <Field {...form} name="authorizeUrl" label={words.authorizeUrl} hint={words.otherHint} autocomplete="off" />
        <Field {...form} name="tokenUrl" label={words.tokenUrl} hint={words.otherHint} autocomplete="off" />
        <Field {...form} name="scope" label={words.scope} hint={words.otherHint} autocomplete="off" />
        <div class="form-foot">
          <Button>{words.save}</Button>
        </div>
      </form>
    </details>
  );
};
