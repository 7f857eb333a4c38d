import type { DialogueLine } from '#src/lib/dialogue-line.ts';
import { SettingsPage } from '../../layouts/settings-page.tsx';
import type { Choice } from '../../ui/select-field.tsx';
import type { Dated, FormState } from '../../ui/types.ts';
import { AccountRow } from './account-row.tsx';
import { AddForm } from './add-form.tsx';
import { OauthForm } from './oauth-form.tsx';
import type { AccountRow as Row, SignInName } from './types.ts';

export type AccountsPageProps = Dated & {
  accounts: Row[];
  mailboxes: Choice[];
  /** The ways to sign in that are open to this company. */
  signIns: SignInName[];
  clients: { provider: string; clientId: string }[];
  redirectUri: string;
  form: FormState;
  oauthForm: FormState;
  /** What was said to the server that did not let us in. */
  dialogue: DialogueLine[];
};

export const AccountsPage = (props: AccountsPageProps) => {
  const { accounts, mailboxes, signIns, clients, redirectUri, form, oauthForm, dialogue, ...dated } = props;
  const { w } = dated;
  return (
    <SettingsPage title={w.accounts.title} lead={w.accounts.lead}>
      <section
        class="panel"
        id="accounts"
        aria-label={w.accounts.list}
        hx-get="/accounts"
        hx-trigger="every 3s"
        hx-select="#accounts"
        hx-swap="outerMorph"
      >
        {accounts.length === 0 ? (
          <div class="feed-none">
            <p class="item-title">{w.accounts.none}</p>
            <p class="item-sub">{w.accounts.noneHint}</p>
          </div>
        ) : (
          <ul class="items">
            {accounts.map((account) => (
              <AccountRow {...dated} account={account} />
            ))}
          </ul>
        )}
      </section>
      <AddForm w={w} form={form} mailboxes={mailboxes} signIns={signIns} dialogue={dialogue} />
      <OauthForm w={w} form={oauthForm} redirectUri={redirectUri} clients={clients} />
    </SettingsPage>
  );
};
