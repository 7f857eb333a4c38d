import { SettingsPage } from '../../layouts/settings-page.tsx';
import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SavedNotice } from '../../ui/saved-notice.tsx';
import type { Worded } from '../../ui/types.ts';
import { rightsText } from '../mailboxes/rights-text.ts';
import type { Right } from '../mailboxes/types.ts';
import { TeamFields } from './team-fields.tsx';
import type { Choosable, TeamFormState } from './types.ts';

export type TeamPageProps = Worded & {
  team: { id: number; name: string };
  /** those it may do something with */
  mailboxes: { id: number; name: string; mays: Right[] }[];
  people: Choosable[];
  form: TeamFormState;
  isSaved: boolean;
};

export const TeamPage = ({ w, team, mailboxes, people, form, isSaved }: TeamPageProps) => {
  const words = w.teams;
  const back = { href: '/teams', label: words.back };
  return (
    <SettingsPage title={team.name} lead={words.pageLead} back={back}>
      <SavedNotice isSaved={isSaved} text={words.saved} />
      <section class="panel" aria-labelledby="change-team">
        <h2 id="change-team">{words.change}</h2>
        <form class="form" method="post" action={`/teams/${team.id}`}>
          <input type="hidden" name="_method" value="PUT" />
          <FormErrors w={w} errors={form.errors} />
          <TeamFields w={w} people={people} form={form} />
          <div class="form-foot">
            <Button kind="primary">{words.save}</Button>
          </div>
        </form>
      </section>
      <section class="panel" aria-labelledby="team-rights">
        <h2 id="team-rights">{words.rights}</h2>
        {mailboxes.length === 0 ? null : (
          <ul class="items">
            {mailboxes.map(({ id, name, mays }) => (
              <li class="item">
                <span class="item-icon">
                  <Icon name="mailbox" />
                </span>
                <div class="item-main">
                  <a class="item-title" href={`/mailboxes/${id}`}>
                    <bdi>{name}</bdi>
                  </a>
                  <span class="item-sub">{rightsText(w, mays)}</span>
                </div>
              </li>
            ))}
          </ul>
        )}
        <p class="panel-hint">
          {mailboxes.length === 0 ? words.rightsNone : words.rightsHint} <a href="/mailboxes">{w.mailboxes.title}</a>
        </p>
      </section>
      <section class="panel" aria-labelledby="delete-team">
        <h2 id="delete-team">{words.remove}</h2>
        <p class="muted">{words.removeHint}</p>
        <ActionForm method="delete" action={`/teams/${team.id}`} class="panel-foot ending">
          <Button kind="danger">{words.removeSubmit}</Button>
        </ActionForm>
      </section>
    </SettingsPage>
  );
};
