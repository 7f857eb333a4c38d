import { ActionForm } from '../ui/action-form.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Worded } from '../ui/types.ts';
import type { SettingsPage } from './settings-nav.tsx';
import { SidebarLink } from './sidebar-link.tsx';

export type SidebarFootProps = Worded & {
  me: { id: number; name: string; isAdmin: boolean; managesMailboxes: boolean; photo: string | null };
  /** The settings page that is open, if one is. */
  page: SettingsPage | null;
  /** The company is not through its first steps yet. */
  hasFirstSteps: boolean;
};

export const SidebarFoot = ({ w, me, page, hasFirstSteps }: SidebarFootProps) => (
  <div class="sidebar-foot">
    {me.isAdmin || me.managesMailboxes ? (
      <nav aria-label={w.shell.workspace}>
        <ul class="sidebar-links">
          {hasFirstSteps ? (
            <SidebarLink href="/first-steps" icon="done" isCurrent={page === 'first-steps'} label={w.firstSteps.link} />
          ) : null}
          <SidebarLink
            href={me.isAdmin ? '/people' : '/mailboxes'}
            icon="preferences"
            isCurrent={page !== null && !(hasFirstSteps && page === 'first-steps')}
            label={w.shell.settings}
          />
        </ul>
      </nav>
    ) : null}
    <div class="account">
      <a class="account-link" href="/account" title={w.account.open(me.name)}>
        <Avatar name={me.name} kind="colleague" photo={me.photo} />
        <span class="account-name">
          <bdi>{me.name}</bdi>
        </span>
      </a>
      <button
        type="button"
        class="icon-button"
        data-key="?"
        aria-label={w.shell.keyboard}
        title={w.shell.keyboard}
        command="show-modal"
        commandfor="keys-help"
      >
        <Icon name="keyboard" />
      </button>
      <ActionForm method="delete" action="/session">
        <button type="submit" class="icon-button" aria-label={w.shell.signOut} title={w.shell.signOut}>
          <Icon name="sign-out" />
        </button>
      </ActionForm>
    </div>
  </div>
);
