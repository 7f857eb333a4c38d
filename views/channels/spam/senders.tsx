import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

export type SendersProps = Worded & { blocked: string[]; allowed: string[]; mostShown: number; senderForm: FormState };

const VERDICTS = ['block', 'allow'] as const;

const List = ({ w, title, empty, senders, mostShown }: Worded & ListProps) => (
  <div class="sender-list">
    <h3>{title}</h3>
    {senders.length === 0 ? <p class="muted">{empty}</p> : null}
    <ul class="items">
      {senders.map((pattern) => (
        <li class="item">
          <bdi class="item-main">{pattern}</bdi>
          <ActionForm method="delete" action={`/spam/senders/${encodeURIComponent(pattern)}`}>
            <button type="submit" class="button quiet" aria-label={w.spam.page.removeOf(pattern)}>
              {w.spam.page.remove}
            </button>
          </ActionForm>
        </li>
      ))}
    </ul>
    {senders.length >= mostShown ? <p class="panel-hint">{w.spam.page.newestOnly(mostShown)}</p> : null}
  </div>
);

type ListProps = { title: string; empty: string; senders: string[]; mostShown: number };

/** Both lists, and the form that adds to them. */
export const Senders = ({ w, blocked, allowed, mostShown, senderForm }: SendersProps) => {
  const words = w.spam.page;
  return (
    <section class="panel" aria-labelledby="senders">
      <h2 id="senders">{words.senders}</h2>
      <div class="form">
        <p class="muted">{words.sendersHint}</p>
        <List w={w} title={words.blocked} empty={words.noBlocked} senders={blocked} mostShown={mostShown} />
        <List w={w} title={words.allowed} empty={words.noAllowed} senders={allowed} mostShown={mostShown} />
        <form class="form" method="post" action="/spam/senders">
          <FormErrors w={w} errors={senderForm.errors} />
          <Field
            {...senderForm}
            name="pattern"
            label={words.pattern}
            hint={words.patternHint}
            autocomplete="off"
            required
            maxlength={320}
          />
          <SelectField
            {...senderForm}
            name="verdict"
            label={words.verdict}
            hint={words.allowHint}
            choices={VERDICTS.map((value) => ({ value, label: words.verdicts[value] }))}
          />
          <div class="form-foot">
            <Button kind="primary">{words.add}</Button>
          </div>
        </form>
      </div>
    </section>
  );
};
