import { ActionForm } from '../../ui/action-form.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Head } from './types.ts';

const statuses = ['open', 'pending', 'closed'] as const;

/** Open, pending, closed at one click. In spam and trash there is only the way back. */
export const StatusControl = ({ w, head }: Worded & { head: Head }) => {
  if (head.status === 'spam' || head.status === 'trash') {
    return (
      <ActionForm
        class="status-away"
        method="delete"
        action={`/conversations/${head.id}/${head.status}`}
        target="#conversation-head"
      >
        <Badge tone="waiting">{w.inbox.statusNow[head.status]}</Badge>
        <Button icon="restore">{head.status === 'spam' ? w.inbox.notSpam : w.inbox.restore}</Button>
      </ActionForm>
    );
  }
  // The key e closes what is not closed and reopens what is.
  const keyed = head.status === 'closed' ? 'open' : 'closed';
  return (
    <ActionForm
      class="segments-form"
      method="put"
      action={`/conversations/${head.id}/status`}
      target="#conversation-head"
    >
      <fieldset class="segments">
        <legend class="sr-only">{w.inbox.status.label}</legend>
        {statuses.map((status) => (
          <button
            type="submit"
            class={`segment ${status}`}
            name="status"
            value={status}
            aria-pressed={head.status === status ? 'true' : 'false'}
            data-key={status === keyed ? 'e' : undefined}
          >
            {w.inbox.status[status]}
          </button>
        ))}
      </fieldset>
    </ActionForm>
  );
};
