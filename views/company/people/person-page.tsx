import { SettingsPage } from '../../layouts/settings-page.tsx';
import { SavedNotice } from '../../ui/saved-notice.tsx';
import type { Dated, FormState } from '../../ui/types.ts';
import { SessionList } from '../account/session-list.tsx';
import type { Session } from '../account/types.ts';
import { PersonForm } from './person-form.tsx';
import { PersonReset } from './person-reset.tsx';
import { PersonRights, type PersonRightsProps } from './person-rights.tsx';
import { PersonStanding } from './person-standing.tsx';
import type { Role } from './types.ts';

/** What can be asked for on the page, each answered by itself. */
export type PersonPart = 'profile' | 'sessions' | 'disabled' | 'enabled';

export type PersonPageProps = Dated & {
  person: {
    id: number;
    name: string;
    email: string;
    role: Role;
    jobTitle: string;
    disabledAt: number | null;
    photo: string | null;
    isMe: boolean;
  };
  sessions: Session[];
  refused: { part: PersonPart; form: FormState } | null;
  /** A link that was just made; it is shown this once. */
  resetUrl: string | null;
  saved: PersonPart | null;
} & Omit<PersonRightsProps, 'w'>;

export const PersonPage = (props: PersonPageProps) => {
  const { person, teams, rights, sessions, refused, resetUrl, saved, ...dated } = props;
  const { w } = dated;
  const words = w.company.person;
  const { id, name, role, disabledAt } = person;
  const isDisabled = disabledAt !== null;
  return (
    <SettingsPage title={name} lead={words.lead(person.email)} back={{ href: '/people', label: words.back }}>
      <SavedNotice isSaved={saved !== null} text={saved ? words.saved[saved] : ''} />
      <PersonForm
        w={w}
        person={person}
        form={
          refused?.part === 'profile'
            ? { errors: refused.form.errors, values: { name, role, ...refused.form.values } }
            : { errors: {}, values: { name, role } }
        }
      />
      <PersonRights w={w} teams={teams} rights={rights} />
      {isDisabled ? null : <PersonReset w={w} id={id} name={name} url={resetUrl} />}
      {isDisabled ? null : (
        <section class="panel" aria-labelledby="sessions-title">
          <h2 id="sessions-title">{words.sessions}</h2>
          <SessionList {...dated} sessions={sessions} action={`/people/${id}/sessions`} />
        </section>
      )}
      <PersonStanding
        {...dated}
        id={id}
        disabledAt={disabledAt}
        errors={refused && !isDisabled ? refusedBy(refused) : {}}
      />
    </SettingsPage>
  );
};

const refusedBy = ({ part, form }: { part: PersonPart; form: FormState }) => (part === 'disabled' ? form.errors : {});
