import type { Words } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Ending, EndingChoices } from './types.ts';

type Option = { value: string | number; text: string; isChosen: boolean };

/** An empty value leaves things as they are, whatever becomes of them meanwhile. */
const Choice = ({ name, label, options }: { name: string; label: string; options: Option[] }) => (
  <span class="select small">
    <select name={name} aria-label={label} title={label}>
      {options.map(({ value, text, isChosen }) => (
        <option value={value} selected={isChosen}>
          {text}
        </option>
      ))}
    </select>
    <Icon name="chevron-up-down" />
  </span>
);

function statusOptions(w: Words, { status, chosen }: EndingChoices): Option[] {
  const now = status === 'spam' || status === 'trash' ? [{ value: '', text: w.inbox.statusNow[status] }] : [];
  const others = (['open', 'pending', 'closed'] as const).map((each) => ({
    value: each === status ? '' : each,
    text: w.inbox.status[each],
  }));
  return [...now, ...others].map((option) => ({ ...option, isChosen: option.value === (chosen ?? '') }));
}

function assigneeOptions(w: Words, { people, settles, assigneeId, meId }: EndingChoices): Option[] {
  const nameOf = ({ id, name }: { id: number; name: string }) => (id === meId ? w.inbox.assignee.me(name) : name);
  const others = people.filter(({ id }) => id !== settles?.id);
  const isAsItIs = assigneeId === undefined || assigneeId === (settles?.id ?? null);
  const asItIs = { value: '', text: settles ? nameOf(settles) : w.inbox.assignee.nobody, isChosen: isAsItIs };
  const nobody = { value: 'nobody', text: w.inbox.assignee.nobody, isChosen: assigneeId === null };
  return [
    asItIs,
    ...(settles ? [nobody] : []),
    ...others.map((person) => ({ value: person.id, text: nameOf(person), isChosen: person.id === assigneeId })),
  ];
}

/** What becomes of the conversation once the answer has left, and what is shown next. */
export const ComposerEnding = ({ w, ending: { go, choices } }: Worded & { ending: Ending }) => {
  const words = w.afterSend.ending;
  return (
    <fieldset class="composer-ending">
      <legend class="sr-only">{words.label}</legend>
      {choices ? (
        <>
          <Choice name="status" label={words.status} options={statusOptions(w, choices)} />
          <Choice name="assignee" label={words.assignee} options={assigneeOptions(w, choices)} />
        </>
      ) : null}
      {go === null ? null : (
        <Choice
          name="go"
          label={words.go}
          options={(['stay', 'next', 'back'] as const).map((value) => ({
            value,
            text: words.goes[value],
            isChosen: value === go,
          }))}
        />
      )}
    </fieldset>
  );
};
