import { describedBy, FieldNotes } from './field-notes.tsx';
import type { FormState } from './types.ts';

type Props = FormState & {
  name: string;
  label: string;
  hint?: string;
  type?: 'text' | 'email' | 'url' | 'password' | 'date' | 'datetime-local';
  autocomplete?: string;
  required?: boolean;
  autofocus?: boolean;
  maxlength?: number;
  minlength?: number;
};

/** A labelled input with its hint and its error tied to it. Passwords are never sent back. */
export const Field = ({ name, label, hint, type = 'text', errors, values, ...input }: Props) => {
  const error = errors[name];
  const notes = { name, hint, error };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        {...input}
        id={name}
        name={name}
        type={type}
        value={type === 'password' ? undefined : values[name]}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(notes)}
      />
      <FieldNotes {...notes} />
    </div>
  );
};
