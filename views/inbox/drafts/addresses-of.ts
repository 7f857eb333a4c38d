import type { Address } from '../../ui/types.ts';

/** Recipients as the composer's form carries them, to tell on sending whether they are still those that were shown. */
export const addressesOf = (people: Address[]): string => people.map(({ address }) => address).join(' ');
