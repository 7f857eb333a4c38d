import { Button } from '../../ui/button.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import { MailboxFields } from './mailbox-fields.tsx';

export const MailboxForm = ({ w, form }: Worded & { form: FormState }) => {
  const words = w.mailboxes;
  return (
    <section class="panel" aria-labelledby="add-mailbox">
      <h2 id="add-mailbox">{words.add}</h2>
      <form class="form" method="post" action="/mailboxes">
        <FormErrors w={w} errors={form.errors} />
        <MailboxFields w={w} form={form} nameField="name" />
        <div class="form-foot">
          <Button kind="primary">{words.create}</Button>
        </div>
        <p class="field-hint">{words.next}</p>
      </form>
    </section>
  );
};
