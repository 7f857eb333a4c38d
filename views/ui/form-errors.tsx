import { Notice } from './notice.tsx';
import type { FormState, Worded } from './types.ts';

/** The sentence above a form that came back. `form` is the field name of errors that belong to no single field. */
export const FormErrors = ({ w, errors }: Worded & Pick<FormState, 'errors'>) => {
  const count = Object.keys(errors).length;
  if (count === 0) return null;
  return (
    <Notice tone="failed" icon="failed" role="alert">
      {errors.form ?? w.errors.summary(count)}
    </Notice>
  );
};
