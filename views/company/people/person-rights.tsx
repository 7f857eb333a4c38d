import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import { rightsText } from '../mailboxes/rights-text.ts';
import type { Right } from '../mailboxes/types.ts';

export type PersonRightsProps = Worded & {
  teams: { id: number; name: string }[];
  /** by mailbox: what they were given, and what a team brings */
  rights: { id: number; name: string; mays: Right[]; viaTeams: { name: string; mays: Right[] }[] }[];
};

/** What a person may and where it comes from; it is changed where it was given. */
export const PersonRights = ({ w, teams, rights }: PersonRightsProps) => {
  const words = w.company.person;
  return (
    <section class="panel" aria-labelledby="rights-title">
      <h2 id="rights-title">{words.rights}</h2>
      {teams.length + rights.length > 0 ? (
        <ul class="items">
          {rights.map(({ id, name, mays, viaTeams }) => (
            <li class="item">
              <span class="item-icon">
                <Icon name="mailbox" />
              </span>
              <div class="item-main">
                <a class="item-title item-link" href={`/mailboxes/${id}`}>
                  <bdi>{name}</bdi>
                </a>
                {mays.length > 0 ? <span class="item-sub">{rightsText(w, mays)}</span> : null}
                {viaTeams.map((team) => (
                  <span class="item-sub">
                    {words.viaTeam(team.name)} {rightsText(w, team.mays)}
                  </span>
                ))}
              </div>
            </li>
          ))}
          {teams.map(({ id, name }) => (
            <li class="item">
              <span class="item-icon">
                <Icon name="teams" />
              </span>
              <div class="item-main">
                <a class="item-title item-link" href={`/teams/${id}`}>
                  <bdi>{name}</bdi>
                </a>
                <span class="item-sub">{w.mailboxes.team}</span>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {rights.length === 0 ? (
        <p class="panel-hint">
          {words.noRights} <a href="/mailboxes">{w.mailboxes.title}</a>
        </p>
      ) : (
        <p class="panel-hint">{words.rightsHint}</p>
      )}
    </section>
  );
};
