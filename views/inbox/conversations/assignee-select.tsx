import { ActionForm } from '../../ui/action-form.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Head } from './types.ts';

/** Choosing submits by itself; without JavaScript a button does. */
export const AssigneeSelect = ({ w, head }: Worded & { head: Head }) => (
  <ActionForm class="assignee" method="put" action={`/conversations/${head.id}/assignee`} target="#conversation-head">
    <span class={`select${head.assignee ? '' : ' unset'}`}>
      <Icon name="person" />
      <select
        id="assignee"
        name="userId"
        aria-label={w.inbox.assignee.label}
        data-autosubmit
        data-key="i"
        data-me={head.me.id}
      >
        <option value="">{w.inbox.assignee.nobody}</option>
        {head.people.map(({ id, name }) => (
          <option value={id} selected={head.assignee?.id === id}>
            {id === head.me.id ? w.inbox.assignee.me(name) : name}
          </option>
        ))}
      </select>
      <Icon name="chevron-up-down" />
    </span>
    <noscript>
      <button type="submit" class="button plain">
        {w.inbox.assignee.save}
      </button>
    </noscript>
  </ActionForm>
);
