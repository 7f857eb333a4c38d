import { SettingsPage } from '../../layouts/settings-page.tsx';
import type { Dated, FormState } from '../../ui/types.ts';
import { InvitationList } from './invitation-list.tsx';
import { InvitationReady } from './invitation-ready.tsx';
import { InviteForm } from './invite-form.tsx';
import type { Invitation, Member, NamedMailbox } from './types.ts';
import { UserList } from './user-list.tsx';

export type PeoplePageProps = Dated & {
  meId: number;
  users: Member[];
  invitations: Invitation[];
  mailboxes: NamedMailbox[];
  /** The invitation that was just made; its link is shown this once. */
  created: { email: string; url: string } | null;
  /** `form.values.role`; the chosen mailboxes stand apart because there are many. */
  form: FormState & { mailboxIds: number[] };
};

export const PeoplePage = ({ meId, users, invitations, mailboxes, created, form, ...dated }: PeoplePageProps) => {
  const { w } = dated;
  return (
    <SettingsPage title={w.company.people.title} lead={w.company.people.lead}>
      {created ? <InvitationReady w={w} {...created} /> : null}
      <UserList w={w} meId={meId} users={users} />
      <InvitationList {...dated} invitations={invitations} />
      <InviteForm w={w} mailboxes={mailboxes} form={form} />
    </SettingsPage>
  );
};
