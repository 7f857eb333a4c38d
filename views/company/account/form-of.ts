import type { FormState } from '../../ui/types.ts';
import type { AccountPart, Refused } from './types.ts';

/** What a part's form shows: what was typed if it came back, else what is stored. */
export const formOf = (refused: Refused, part: AccountPart, values: Record<string, string>): FormState =>
  refused?.part === part
    ? { errors: refused.form.errors, values: { ...values, ...refused.form.values } }
    : { errors: {}, values };
