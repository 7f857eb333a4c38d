import { wholeNumber } from '#src/words/index.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Worded } from '../../ui/types.ts';

export type ClassifierProps = Worded & {
  locale: string;
  classifier: { isOn: boolean; threshold: number };
  learned: { spam: number; ham: number; words: number; isEnough: boolean };
};

const THRESHOLDS = [
  ['careful', '0.99'],
  ['balanced', '0.95'],
  ['strict', '0.85'],
] as const;

export const ClassifierForm = ({ w, locale, classifier, learned }: ClassifierProps) => {
  const words = w.spam.page;
  const count = (n: number) => wholeNumber(n, locale);
  const form = { errors: {}, values: { threshold: String(classifier.threshold) } };
  const choices = THRESHOLDS.map(([name, value]) => ({ value, label: words.thresholds[name] }));
  return (
    <section class="panel" aria-labelledby="classifier">
      <h2 id="classifier">{words.classifier}</h2>
      <form class="form" method="post" action="/spam/classifier">
        <input type="hidden" name="_method" value="PUT" />
        <Checkbox
          kind="switch"
          name="isOn"
          value="1"
          label={words.isOn}
          hint={words.isOnHint}
          checked={classifier.isOn}
        />
        <SelectField {...form} name="threshold" label={words.threshold} choices={choices} />
        <p class="muted">
          {words.learned(count(learned.spam), count(learned.ham), count(learned.words))}
          {learned.isEnough ? null : ` ${words.tooLittle}`}
        </p>
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
        </div>
      </form>
    </section>
  );
};
