import type { Words } from '#src/words/index.ts';
import { nameOf } from '../../ui/person-name.ts';
import type { Worded } from '../../ui/types.ts';
import type { Sender } from './types.ts';

const optionOf = ({ address, onBehalf }: Sender) => `${onBehalf ? 'behalf:' : ''}${address}`;

const labelOf = (w: Words, { name, address, onBehalf }: Sender) => {
  const whole = name ? `${name} <${address}>` : address;
  return onBehalf ? w.compose.onBehalf(whole) : whole;
};

type Props = Worded & { from: Sender; senders: Sender[]; error: string | null };

/** As whom it leaves: a choice only where there is one. */
export const ComposerSender = ({ w, from, senders, error }: Props) => (
  <div class="address-line from">
    <label class="address-label" for="composer-from">
      {w.writing.from}
    </label>
    {senders.length > 1 ? (
      <select id="composer-from" name="from" class="from-select" data-address aria-invalid={error ? 'true' : undefined}>
        {senders.map((sender) => (
          <option value={optionOf(sender)} selected={optionOf(sender) === optionOf(from)}>
            {labelOf(w, sender)}
          </option>
        ))}
      </select>
    ) : (
      <output class="address-from" id="composer-from" title={from.address}>
        <bdi>{from.onBehalf ? w.compose.onBehalf(nameOf(from)) : nameOf(from)}</bdi>
        {from.name ? <span class="chip-address">{from.address}</span> : null}
      </output>
    )}
    {senders.length > 1 ? null : <input type="hidden" name="from" value={optionOf(from)} />}
    {error ? (
      <p class="field-error" role="alert">
        {error}
      </p>
    ) : null}
  </div>
);
