import type { FormState } from './types.ts';

export type Choice = { value: string; label: string };

/** `value` is chosen where nothing had been; without one the first is. */
type Props = FormState & { name: string; label: string; hint?: string; choices: Choice[]; value?: string };

/** A labelled choice of one, with its hint and its error tied to it. */
export const SelectField = ({ name, label, hint, choices, value, errors, values }: Props) => {
  const chosen = values[name] ?? value;
  const error = errors[name];
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name} aria-invalid={error ? 'true' : undefined} aria-describedby={described || undefined}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === chosen}>
            {choice.label}
          </option>
        ))}
      </select>
      {error ? (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
      {hint ? (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
};
