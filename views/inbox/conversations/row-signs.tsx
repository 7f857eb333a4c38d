import type { IconName } from '#static/icons/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { initials } from '../../ui/initials.ts';
import type { Dated } from '../../ui/types.ts';
import { RowWait } from './row-wait.tsx';
import type { Row } from './types.ts';

const Sign = ({ kind, icon, label }: { kind: string; icon: IconName; label: string }) => (
  <span class={`sign ${kind}`} title={label}>
    <Icon name={icon} />
    <span class="sr-only">{label}</span>
  </span>
);

/** The end of a row: what is special about the conversation, and whose it is. */
export const RowSigns = ({ row, ...dated }: Dated & { row: Row }) => {
  const { w } = dated;
  return (
    <span class="row-signs">
      <RowWait {...dated} since={row.waitingSinceAt} />
      {row.hasDraft ? <Sign kind="draft" icon="draft" label={w.inbox.row.draft} /> : null}
      {row.hasFiles ? <Sign kind="files" icon="attachment" label={w.inbox.row.files} /> : null}
      {row.hasFailed ? <Sign kind="failed" icon="failed" label={w.inbox.row.failed} /> : null}
      {row.assignee ? (
        <span class="avatar colleague tiny" title={w.inbox.row.assignedTo(row.assignee.name)}>
          {row.assignee.photo ? (
            <img class="avatar-face" src={row.assignee.photo} alt="" loading="lazy" decoding="async" />
          ) : (
            <span aria-hidden="true">{initials(row.assignee.name)}</span>
          )}
          <span class="sr-only">{w.inbox.row.assignedTo(row.assignee.name)}</span>
        </span>
      ) : null}
    </span>
  );
};
