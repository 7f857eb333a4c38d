import { SettingsPage } from '../../layouts/settings-page.tsx';
import type { Dated } from '../../ui/types.ts';
import { InvitationList } from './invitation-list.tsx';
import { InvitationReady } from './invitation-ready.tsx';
import { InviteForm } from './invite-form.tsx';
import type { Invitation, InviteFormState, Member, NamedMailbox, NamedTeam } from './types.ts';
import { UserList } from './user-list.tsx';

export type PeoplePageProps = Dated & {
  meId: number;
  users: Member[];
  invitations: Invitation[];
  mailboxes: NamedMailbox[];
  teams: NamedTeam[];
  /** The invitation that was just made; its link is shown this once. */
  created: { email: string; url: string; isMailed: boolean } | null;
  form: InviteFormState;
};

export const PeoplePage = (props: PeoplePageProps) => {
  const { meId, users, invitations, mailboxes, teams, created, form, ...dated } = props;
  const { w } = dated;
  return (
    <SettingsPage title={w.company.people.title} lead={w.company.people.lead}>
      {created ? <InvitationReady w={w} {...created} /> : null}
      <UserList w={w} meId={meId} users={users} />
      <InvitationList {...dated} invitations={invitations} />
      <InviteForm w={w} mailboxes={mailboxes} teams={teams} form={form} />
    </SettingsPage>
  );
};
