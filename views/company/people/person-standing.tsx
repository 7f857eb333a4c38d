import { shortDate } from '#src/words/index.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import type { Dated } from '../../ui/types.ts';

type Props = Dated & { id: number; disabledAt: number | null; errors: Record<string, string> };

/** Whether somebody may sign in, and the way to change it. */
export const PersonStanding = ({ id, disabledAt, errors, w, ...setting }: Props) => {
  const words = w.company.person;
  const action = `/people/${id}/disablement`;
  const isDisabled = disabledAt !== null;
  return (
    <section class="panel" aria-labelledby="standing-title">
      <h2 id="standing-title">{isDisabled ? words.isDisabled : words.disable}</h2>
      <FormErrors w={w} errors={errors} />
      <p class="muted">{isDisabled ? words.isDisabledSince(shortDate(disabledAt, setting)) : words.disableHint}</p>
      <ActionForm method={isDisabled ? 'delete' : 'post'} action={action} class="panel-foot ending">
        <Button kind={isDisabled ? 'plain' : 'danger'}>{isDisabled ? words.enableSubmit : words.disableSubmit}</Button>
      </ActionForm>
    </section>
  );
};
