import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Choosable, TeamFormState } from './types.ts';

type Props = Worded & { people: Choosable[]; form: TeamFormState };

/** Its name, and who is in it. Who can't sign in any more is offered only where they are still a member. */
export const TeamFields = ({ w, people, form: { memberIds, ...form } }: Props) => {
  const words = w.teams;
  const offered = people.filter(({ id, isDisabled }) => !isDisabled || memberIds.includes(id));
  const error = form.errors['members[]'];
  return (
    <>
      <Field
        {...form}
        name="name"
        label={words.name}
        hint={words.nameHint}
        autocomplete="off"
        required
        maxlength={60}
      />
      <fieldset class="choices">
        <legend>{words.who}</legend>
        {offered.length === 0 ? <p class="field-hint">{words.nobody}</p> : null}
        <div class="choice-columns">
          {offered.map(({ id, name, email, isDisabled }) => (
            <Checkbox
              name="members[]"
              value={String(id)}
              label={name}
              hint={isDisabled ? `${email} · ${words.disabled}` : email}
              checked={memberIds.includes(id)}
            />
          ))}
        </div>
        {error ? <p class="field-error">{error}</p> : null}
      </fieldset>
    </>
  );
};
