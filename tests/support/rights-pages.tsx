import { MailboxPage, type MailboxPageProps } from '#views/company/mailboxes/mailbox-page.tsx';
import { MailboxesPage } from '#views/company/mailboxes/mailboxes-page.tsx';
import type { AccessRow, Right, Told } from '#views/company/mailboxes/types.ts';
import { TeamPage } from '#views/company/teams/team-page.tsx';
import { TeamsPage } from '#views/company/teams/teams-page.tsx';
import type { SettingsPage } from '#views/layouts/settings-nav.tsx';
import type { Dated } from '#views/ui/types.ts';

type Named = { id: number; name: string };
type Written = { mailboxes: (Named & { address: string; open: number })[]; members: (Named & { email: string })[] };
type RightsPage = { name: string; body: unknown; page: SettingsPage };

const blank = { errors: {}, values: {} };

/** Mailboxes with all that there is to say of one, and teams: full, empty, and with a form that came back. */
export function rightsPages(dated: Dated, { mailboxes, members }: Written): RightsPage[] {
  const { w, now } = dated;
  const people = members.map((member, i) => ({ ...member, isDisabled: i === 2 }));
  const team = { id: 1, name: mailboxes[0]!.name };
  const ticked = { errors: {}, values: { name: team.name }, memberIds: [1, 3] };
  const wrong = { errors: { name: w.errors.fields.teamTaken, 'members[]': w.errors.fields.unknownUser }, values: {} };
  const listed = mailboxes.map((mailbox, i) => ({
    ...mailbox,
    addresses: members.slice(0, i + 1).map(({ email }) => email),
    archivedAt: i === 2 ? now : null,
    isRead: i !== 1,
  }));
  const list = [{ ...team, members: members.map(({ name }) => name), mailboxNames: mailboxes.map(({ name }) => name) }];
  const bare = { id: 2, name: mailboxes[1]!.name, members: [], mailboxNames: [] };
  const mailbox = (more: Partial<MailboxPageProps> = {}) => (
    <MailboxPage
      {...dated}
      mailbox={listed[2]!}
      form={{ errors: { senderName: w.errors.fields.required }, values: { name: mailboxes[0]!.name } }}
      signature={{ html: '', text: '' }}
      admin={null}
      saved={null}
      {...more}
    />
  );
  const admin = {
    addressForm: { errors: { address: w.errors.fields.plusAddress }, values: { address: members[0]!.email } },
    access: { rows: accessRows(team.name, members), isRead: false },
    story: story(w.mailboxes.told, members[0]!, now),
    blocks: { work: 3, accounts: 1, isLast: true },
  };
  return [
    { name: 'mailboxes', body: <MailboxesPage {...dated} mailboxes={listed} form={blank} />, page: 'mailboxes' },
    {
      name: 'mailboxes-own',
      body: <MailboxesPage {...dated} mailboxes={listed.slice(0, 1)} form={null} />,
      page: 'mailboxes',
    },
    { name: 'mailbox', body: mailbox({ admin, saved: 'rights', mailbox: listed[0]! }), page: 'mailboxes' },
    { name: 'mailbox-own', body: mailbox({ saved: 'mailbox', mailbox: listed[1]! }), page: 'mailboxes' },
    {
      name: 'mailbox-archived',
      body: mailbox({ admin: { ...admin, access: { rows: many(members), isRead: true }, story: [], blocks: null } }),
      page: 'mailboxes',
    },
    {
      name: 'teams',
      body: <TeamsPage w={w} teams={[...list, bare]} people={people} form={{ ...wrong, memberIds: [3] }} />,
      page: 'teams',
    },
    {
      name: 'teams-empty',
      body: <TeamsPage w={w} teams={[]} people={[]} form={{ ...blank, memberIds: [] }} />,
      page: 'teams',
    },
    {
      name: 'team',
      body: (
        <TeamPage
          w={w}
          team={team}
          mailboxes={mailboxes.map(({ id, name }) => ({ id, name, mays: ['read', 'full', 'send_on_behalf'] }))}
          people={people}
          form={ticked}
          isSaved
        />
      ),
      page: 'teams',
    },
    {
      name: 'team-bare',
      body: <TeamPage w={w} team={team} mailboxes={[]} people={people} form={ticked} isSaved={false} />,
      page: 'teams',
    },
  ];
}

function accessRows(teamName: string, members: Written['members']): AccessRow[] {
  const viaTeams = [{ name: teamName, mays: ['full', 'send_as'] as Right[] }];
  return [
    { kind: 'team', key: 'team-1', name: teamName, memberCount: 2, mays: ['full', 'send_as'], viaTeams: [] },
    { kind: 'team', key: 'team-2', name: teamName, memberCount: 0, mays: [], viaTeams: [] },
    ...members.map(
      ({ id, name, email }, i): AccessRow => ({
        kind: 'user',
        key: `user-${id}`,
        name,
        email,
        mays: i === 1 ? ['read'] : [],
        viaTeams: i === 2 ? viaTeams : [],
        isMe: i === 0,
        isAdmin: i === 0,
        isDisabled: i === 2,
      }),
    ),
  ];
}

const many = (members: Written['members']): AccessRow[] =>
  Array.from({ length: 14 }, (_, i) => {
    const { name, email } = members[i % members.length]!;
    const marks = { isMe: false, isAdmin: false, isDisabled: false };
    return { kind: 'user', key: `user-${i}`, name, email, mays: i === 0 ? ['read'] : [], viaTeams: [], ...marks };
  });

/** Each event there is a sentence for; of rights to oneself, to a team, and to those who are gone. */
function story(
  told: Record<string, unknown>,
  { name: who, email }: { name: string; email: string },
  now: number,
): Told[] {
  const whoms: Told['whom'][] = [
    { kind: 'user', name: who, isSelf: true },
    { kind: 'user', name: null, isSelf: false },
    { kind: 'team', name: who, isSelf: false },
    { kind: 'team', name: null, isSelf: false },
  ];
  const mays: Right[] = ['full', 'send_as'];
  return [
    ...Object.keys(told).map(
      (name, i): Told => ({ name, at: now - i * 3_600_000, who, what: email, mays: [], whom: null }),
    ),
    ...whoms.map((whom): Told => ({ name: 'access.granted', at: now, who: null, what: '', mays, whom })),
  ];
}
