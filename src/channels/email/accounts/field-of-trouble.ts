import type { AccountError } from './schema.ts';

const FIELDS: Partial<Record<AccountError['kind'], 'host' | 'security' | 'password'>> = {
  login: 'password',
  certificate: 'host',
  name: 'host',
  refused: 'host',
  timeout: 'host',
  encryption: 'security',
};

/** Where in the form the mistake most likely is; `form` where no field is to blame. */
export const fieldOfTrouble = (kind: AccountError['kind']): string => FIELDS[kind] ?? 'form';
