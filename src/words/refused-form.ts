import { Invalid } from '#src/lib/errors.ts';
import { type FormBody, typedValues } from '#src/lib/form.ts';
import type { en } from './en/index.ts';
import { fieldErrors } from './field-errors.ts';

/**
 * A form to be shown again: the sentence of each field that was wrong, and what had been typed but the password.
 * @throws the error itself where it is not about the form's fields
 */
export function refusedForm(w: typeof en, error: unknown, body: FormBody) {
  if (!(error instanceof Invalid)) throw error;
  const { password, ...values } = typedValues(body);
  return { errors: fieldErrors(w, error.fields), values };
}
