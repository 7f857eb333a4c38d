import type { Address } from './types.ts';

/** The name of an address, or the address itself where its owner gave none. */
export const nameOf = ({ name, address }: Address): string => name?.trim() || address;
