import type { Child } from 'hono/jsx';
import { Button } from '../../ui/button.tsx';
import type { Worded } from '../../ui/types.ts';

type Props = Worded & {
  action: string;
  legend: string;
  lead: string;
  ways: { value: string; label: string; hint: string }[];
  chosen: string | null;
  error: string | undefined;
  children?: Child;
};

/** One choice of a few, each with what it means, as cards: the whole card is the label. */
export const WayChoice = ({ w, action, legend, lead, ways, chosen, error, children }: Props) => (
  <section class="panel" aria-labelledby="step-title">
    <h2 id="step-title">{legend}</h2>
    <p class="muted">{lead}</p>
    <form class="form" method="post" action={action}>
      <input type="hidden" name="_method" value="PUT" />
      <fieldset class="ways" aria-describedby={error ? 'way-error' : undefined}>
        <legend class="sr-only">{legend}</legend>
        {ways.map(({ value, label, hint }) => (
          <label class="way" for={`way-${value}`}>
            <input type="radio" id={`way-${value}`} name="way" value={value} checked={value === chosen} required />
            <span class="way-text">
              <span class="item-title">{label}</span>
              <span class="item-sub">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {error ? (
        <p class="field-error" id="way-error" role="alert">
          {error}
        </p>
      ) : null}
      {children}
      <div class="form-foot">
        <Button kind="primary">{w.firstSteps.next}</Button>
      </div>
    </form>
  </section>
);
