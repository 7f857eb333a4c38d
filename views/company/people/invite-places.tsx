import { Checkbox } from '../../ui/checkbox.tsx';
import type { Worded } from '../../ui/types.ts';
import type { InviteFormState, NamedMailbox, NamedTeam } from './types.ts';

type Props = Worded & { mailboxes: NamedMailbox[]; teams: NamedTeam[]; form: InviteFormState };

const levels = ['answers', 'answers-on-behalf', 'manages', 'reads'] as const;

/** Where somebody will work: mailboxes, each with what they may do there, and teams. */
export const InvitePlaces = ({ w, mailboxes, teams, form }: Props) => {
  const words = w.company.people;
  return (
    <>
      <fieldset class="choices">
        <legend>{words.mailboxesLegend}</legend>
        {mailboxes.map(({ id, name, address }) => (
          <div class="invite-place">
            <Checkbox
              name="mailboxes[]"
              value={String(id)}
              label={name}
              hint={address}
              checked={form.mailboxIds.includes(id)}
            />
            <select name={`level-${id}`} aria-label={words.levelIn(name)}>
              {levels.map((level) => (
                <option value={level} selected={form.values[`level-${id}`] === level}>
                  {words.levels[level]}
                </option>
              ))}
            </select>
          </div>
        ))}
        {form.errors['mailboxes[]'] ? <p class="field-error">{form.errors['mailboxes[]']}</p> : null}
        <p class="field-hint">{words.levelsHint}</p>
      </fieldset>
      {teams.length > 0 ? (
        <fieldset class="choices">
          <legend>{words.teamsLegend}</legend>
          {teams.map(({ id, name }) => (
            <Checkbox name="teams[]" value={String(id)} label={name} checked={form.teamIds.includes(id)} />
          ))}
          {form.errors['teams[]'] ? <p class="field-error">{form.errors['teams[]']}</p> : null}
        </fieldset>
      ) : null}
    </>
  );
};
