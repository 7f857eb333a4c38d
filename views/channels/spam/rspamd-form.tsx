import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

export type RspamdProps = Worded & {
  rspamdForm: FormState;
  /** What came of a test just made; no answer where there was none of use. */
  test: { answer: { action: string; score: number } | null } | null;
};

export const RspamdForm = ({ w, rspamdForm, test }: RspamdProps) => {
  const words = w.spam.page;
  return (
    <section class="panel" aria-labelledby="rspamd">
      <h2 id="rspamd">{words.rspamd}</h2>
      <form class="form" method="post" action="/spam/rspamd">
        <input type="hidden" name="_method" value="PUT" />
        <p class="muted">{words.rspamdHint}</p>
        <FormErrors w={w} errors={rspamdForm.errors} />
        <Field {...rspamdForm} name="url" label={words.url} hint={words.urlHint} autocomplete="off" maxlength={300} />
        {test ? <TestResult w={w} answer={test.answer} /> : null}
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
          <Button name="test" value="1">
            {words.test}
          </Button>
        </div>
      </form>
    </section>
  );
};

const TestResult = ({ w, answer }: Worded & NonNullable<RspamdProps['test']>) =>
  answer ? (
    <Notice tone="done" icon="check" role="status">
      {w.spam.page.testAnswered(answer.action, answer.score.toFixed(1))}
    </Notice>
  ) : (
    <Notice tone="failed" icon="failed" role="alert">
      {w.spam.page.testFailed}
    </Notice>
  );
