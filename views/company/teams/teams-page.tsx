import { SettingsPage } from '../../layouts/settings-page.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import { TeamFields } from './team-fields.tsx';
import type { Choosable, TeamFormState } from './types.ts';

type Team = { id: number; name: string; members: string[]; mailboxNames: string[] };

export type TeamsPageProps = Worded & { teams: Team[]; people: Choosable[]; form: TeamFormState };

const MOST_NAMES = 4;

/** The first few by name: a line says who they are, the team's page says all. */
function namesOf(w: Worded['w'], members: string[]): string {
  if (members.length === 0) return w.teams.noMembers;
  return members.length <= MOST_NAMES ? members.join(', ') : w.teams.members(members.length);
}

export const TeamsPage = ({ w, teams, people, form }: TeamsPageProps) => {
  const words = w.teams;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      {teams.length === 0 ? (
        <Empty icon="teams" title={words.empty} hint={words.emptyHint} />
      ) : (
        <section class="panel" aria-labelledby="teams">
          <h2 id="teams">{words.list}</h2>
          <ul class="items">
            {teams.map(({ id, name, members, mailboxNames }) => (
              <li class="item">
                <span class="item-icon">
                  <Icon name="teams" />
                </span>
                <div class="item-main">
                  <a class="item-title" href={`/teams/${id}`}>
                    <bdi>{name}</bdi>
                  </a>
                  <span class="item-sub">
                    <bdi>{namesOf(w, members)}</bdi>
                  </span>
                </div>
                <span class="item-side">
                  <bdi>{mailboxNames.join(', ') || words.noMailbox}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="panel" aria-labelledby="add-team">
        <h2 id="add-team">{words.add}</h2>
        <form class="form" method="post" action="/teams">
          <FormErrors w={w} errors={form.errors} />
          <TeamFields w={w} people={people} form={form} />
          <div class="form-foot">
            <Button kind="primary">{words.create}</Button>
          </div>
        </form>
      </section>
    </SettingsPage>
  );
};
