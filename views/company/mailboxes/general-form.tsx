import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { RichField } from '../../ui/rich-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

export type GeneralFormProps = Worded & {
  mailboxId: number;
  form: FormState;
  /** as `richText` gives it */
  signature: { html: string; text: string };
  /** The name is the admin's to change. */
  hasName: boolean;
};

/** What a mailbox is called, by whom and to whom, and what stands below its answers. */
export const GeneralForm = ({ w, mailboxId, form, signature, hasName }: GeneralFormProps) => {
  const words = w.mailboxes;
  return (
    <section class="panel" aria-labelledby="general">
      <h2 id="general">{words.general}</h2>
      <form class="form" method="post" action={`/mailboxes/${mailboxId}`}>
        <input type="hidden" name="_method" value="PUT" />
        <FormErrors w={w} errors={form.errors} />
        {hasName ? (
          <Field
            {...form}
            name="name"
            label={words.internalName}
            hint={words.internalNameHint}
            autocomplete="off"
            required
            maxlength={100}
          />
        ) : null}
        <Field
          {...form}
          name="senderName"
          label={words.senderName}
          hint={words.senderNameHint}
          autocomplete="off"
          required
          maxlength={100}
        />
        <RichField
          w={w}
          name="signature"
          label={words.signature}
          hint={words.signatureHint}
          value={signature}
          error={form.errors.signature}
        />
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
        </div>
      </form>
    </section>
  );
};
