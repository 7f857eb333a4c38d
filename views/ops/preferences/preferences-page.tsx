import { SettingsPage } from '../../layouts/settings-page.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Worded } from '../../ui/types.ts';

export type PreferencesPageProps = Worded & { assignOnReply: boolean; signedReplyAddress: boolean; isSaved: boolean };

/** An unticked switch sends nothing, so what is missing means off. */
export const PreferencesPage = ({ w, assignOnReply, signedReplyAddress, isSaved }: PreferencesPageProps) => {
  const words = w.company.preferences;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      {isSaved ? (
        <Notice tone="done" icon="check" role="status">
          {words.saved}
        </Notice>
      ) : null}
      <form class="panel form" method="post" action="/preferences">
        <input type="hidden" name="_method" value="PUT" />
        <Checkbox
          kind="switch"
          name="assignOnReply"
          value="1"
          label={words.assignOnReply}
          hint={words.assignOnReplyHint}
          checked={assignOnReply}
        />
        <Checkbox
          kind="switch"
          name="signedReplyAddress"
          value="1"
          label={words.signedReplyAddress}
          hint={words.signedReplyAddressHint}
          checked={signedReplyAddress}
        />
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
        </div>
      </form>
    </SettingsPage>
  );
};
