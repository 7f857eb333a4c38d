import { SettingsPage } from '../../layouts/settings-page.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SavedNotice } from '../../ui/saved-notice.tsx';
import type { Worded } from '../../ui/types.ts';

const names = ['assignOnReply', 'signedReplyAddress', 'signedBounceAddress'] as const;

export type PreferencesPageProps = Worded & Record<(typeof names)[number], boolean> & { isSaved: boolean };

/** An unticked switch sends nothing, so what is missing means off. */
export const PreferencesPage = ({ w, isSaved, ...chosen }: PreferencesPageProps) => {
  const words = w.company.preferences;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      <SavedNotice isSaved={isSaved} text={words.saved} />
      <form class="panel form" method="post" action="/preferences">
        <input type="hidden" name="_method" value="PUT" />
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
