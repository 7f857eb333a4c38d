import type { Worded } from '../../ui/types.ts';
import type { Why } from './types.ts';

type Props = Worded & {
  name: 'to' | 'cc' | 'bcc';
  people: string;
  whys: Record<string, Why>;
  errors: Record<string, string>;
};

/** Addresses with commas between them, which the script shows as chips, each of them with why it is there. */
export const RecipientField = ({ w, name, people, whys, errors }: Props) => {
  const error = errors[name];
  const sentences = Object.fromEntries(Object.entries(whys).map(([address, why]) => [address, w.compose.whys[why]]));
  const label = name === 'to' ? w.writing.to : w.compose[name];
  return (
    <div
      class="address-line recipient-field"
      data-recipients={name}
      data-whys={JSON.stringify(sentences)}
      data-added={w.compose.whys.added}
      data-remove={w.compose.remove}
      data-invalid={w.compose.invalid}
      data-found={w.compose.found}
      data-gone={w.compose.removed}
    >
      <label class="address-label" for={`composer-${name}`}>
        {label}
      </label>
      <input
        id={`composer-${name}`}
        class="address-input"
        type="text"
        name={name}
        value={people}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        data-address
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={`composer-${name}-hint${error ? ` composer-${name}-error` : ''}`}
      />
      <span class="sr-only" id={`composer-${name}-hint`}>
        {w.compose.hint}
      </span>
      {error ? (
        <p class="field-error" id={`composer-${name}-error`} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
};
