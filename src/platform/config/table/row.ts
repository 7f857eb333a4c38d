import type { Reader } from '../values.ts';

/** name of the variable, how it is read, what stands where it is not set, and a sentence for --help and the README */
export type Row<T> = { name: string; read: Reader<T>; byDefault: string; says: string };

export const row = <const T>(name: string, read: Reader<T>, byDefault: string, says: string): Row<T> => ({
  name,
  read,
  byDefault,
  says,
});
