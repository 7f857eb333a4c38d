import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { Worded } from '../../ui/types.ts';

export type SearchProps = Worded & { typed: Record<string, string>; errors: Record<string, string> };

/** A form that asks, so it goes by GET: a search can be kept as a link. */
export const SearchForm = ({ w, typed, errors }: SearchProps) => {
  const words = w.mailLog;
  const form = { errors, values: typed };
  const isAsked = Boolean(typed.q || typed.from || typed.until);
  return (
    <search>
      <form class="panel log-search" method="get" action="/mail-log">
        <Field {...form} name="q" label={words.term} hint={words.termHint} autocomplete="off" maxlength={998} />
        <Field {...form} name="from" type="datetime-local" label={words.from} />
        <Field {...form} name="until" type="datetime-local" label={words.until} />
        <div class="form-foot">
          <Button kind="primary">{words.search}</Button>
          {isAsked ? (
            <a class="button quiet" href="/mail-log">
              {words.clear}
            </a>
          ) : null}
        </div>
      </form>
    </search>
  );
};
