import { nameOf } from '../../ui/person-name.ts';
import type { Address, Worded } from '../../ui/types.ts';

const Line = ({ label, addresses }: { label: string; addresses: Address[] }) =>
  addresses.length === 0 ? null : (
    <div class="address-line">
      <span class="address-label">{label}</span>
      <ul class="chips" aria-label={label}>
        {addresses.map((address) => (
          <li class="chip" title={address.address}>
            <bdi>{nameOf(address)}</bdi>
            {address.name ? <span class="chip-address">{address.address}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );

/** Who gets the answer, and which address it comes from. */
export const ComposerRecipients = ({ w, from, to }: Worded & { from: Address; to: Address[] }) => (
  <div class="composer-recipients">
    <Line label={w.writing.to} addresses={to} />
    <div class="address-line from">
      <span class="address-label">{w.writing.from}</span>
      <span class="address-from" title={from.address}>
        <bdi>{nameOf(from)}</bdi>
        {from.name ? <span class="chip-address">{from.address}</span> : null}
      </span>
    </div>
  </div>
);
