import type { Child } from 'hono/jsx';
import { Button } from '../../ui/button.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

type Props = Worded & {
  languages: readonly string[];
  timeZones: readonly string[];
  /** The zone that the browser says, where it is what counts. */
  browserZone: string | null;
  /** Whether there is a mailbox where they may answer or close: a light seat is asked nothing about that. */
  mayFinish: boolean;
  form: FormState;
  /** What was just done here. */
  said: Child;
};

/** A language by the name that those who speak it give it. */
const nameOfLanguage = (tag: string) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;

/** `America/Argentina/Buenos_Aires` as one reads it. */
const nameOfZone = (zone: string) => zone.replaceAll('/', ' / ').replaceAll('_', ' ');

export const PreferencesForm = ({ w, languages, timeZones, browserZone, mayFinish, form, said }: Props) => {
  const words = w.account.preferences;
  const asBrowser = browserZone === null ? words.asBrowser : words.asBrowserNow(nameOfZone(browserZone));
  return (
    <section class="panel" id="preferences" aria-labelledby="preferences-title">
      <h2 id="preferences-title">{words.title}</h2>
      {said}
      <form class="form" method="post" action="/account/preferences">
        <input type="hidden" name="_method" value="PUT" />
        <FormErrors w={w} errors={form.errors} />
        <div class="account-pair">
          <SelectField
            {...form}
            name="language"
            label={words.language}
            choices={[
              { value: '', label: words.asBrowser },
              ...languages.map((tag) => ({ value: tag, label: nameOfLanguage(tag) })),
            ]}
          />
          <SelectField
            {...form}
            name="timeZone"
            label={words.timeZone}
            choices={[
              { value: '', label: asBrowser },
              ...timeZones.map((zone) => ({ value: zone, label: nameOfZone(zone) })),
            ]}
          />
        </div>
        {mayFinish ? (
          <SelectField
            {...form}
            name="afterSend"
            label={words.afterSend}
            hint={words.afterSendHint}
            choices={(['stay', 'next', 'back'] as const).map((value) => ({
              value,
              label: words.afterSendChoices[value],
            }))}
          />
        ) : (
          <input type="hidden" name="afterSend" value={form.values.afterSend} />
        )}
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
        </div>
      </form>
    </section>
  );
};
