import type { Recipient } from './types.ts';

/** Whom the letters typed may mean, as the options of a list box; the script takes what they carry. */
export const Completions = ({ people }: { people: Recipient[] }) => (
  <>
    {people.map(({ name, address }) => (
      // biome-ignore lint/a11y: the focus stays in the field, which names the option that is marked (WAI-ARIA 1.2, combobox)
      <li class="completion" role="option" aria-selected="false" data-name={name} data-address={address}>
        {name ? (
          <span class="completion-name">
            <bdi>{name}</bdi>
          </span>
        ) : null}
        <span class="completion-address">{address}</span>
      </li>
    ))}
  </>
);
