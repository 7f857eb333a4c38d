import type { FormState } from '../../ui/types.ts';
import type { Choice } from './types.ts';

type Props = FormState & { name: string; label: string; hint?: string; choices: Choice[]; value: string };

export const SelectField = ({ name, label, hint, choices, value, errors, values }: Props) => {
  const chosen = values[name] ?? value;
  const error = errors[name];
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name} aria-invalid={error ? 'true' : undefined}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === chosen}>
            {choice.label}
          </option>
        ))}
      </select>
      {error ? <p class="field-error">{error}</p> : null}
      {hint ? <p class="field-hint">{hint}</p> : null}
    </div>
  );
};
