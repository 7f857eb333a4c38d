import { describedBy, FieldNotes } from './field-notes.tsx';
import type { FormState } from './types.ts';

export type Choice = { value: string; label: string };

/** `value` is chosen where nothing had been; without one the first is. */
type Props = FormState & { name: string; label: string; hint?: string; choices: Choice[]; value?: string };

/** A labelled choice of one, with its hint and its error tied to it. */
export const SelectField = ({ name, label, hint, choices, value, errors, values }: Props) => {
  const chosen = values[name] ?? value;
  const error = errors[name];
  const notes = { name, hint, error };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name} aria-invalid={error ? 'true' : undefined} aria-describedby={describedBy(notes)}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === chosen}>
            {choice.label}
          </option>
        ))}
      </select>
      <FieldNotes {...notes} />
    </div>
  );
};
