import { fileSize } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import { senderText } from './story-title.ts';
import type { LogRow } from './types.ts';

/** One mail: its whole line leads to its story. */
export const MailRow = ({ row, ...dated }: Dated & { row: LogRow }) => {
  const { mailLog } = dated.w;
  const [first, ...others] = row.to;
  return (
    <li class="log-row">
      <span class="log-direction">
        <Icon name={row.direction === 'in' ? 'came-in' : 'went-out'} />
        <span class="sr-only">{mailLog.directions[row.direction]}</span>
      </span>
      <a class="log-who" href={`/mail-log/${row.id}`}>
        <samp>
          <bdi>{senderText(dated.w, row)}</bdi>
        </samp>
        <span class="log-to">
          <span aria-hidden="true">→</span>{' '}
          <samp>
            <bdi>{first ?? ''}</bdi>
          </samp>
          {others.length > 0 ? <span> {mailLog.and(others.length)}</span> : null}
        </span>
      </a>
      <span class="log-outcome">
        <OutcomeBadge w={dated.w} outcome={row.outcome} />
        {row.conversations.map(({ id, mayRead }) =>
          mayRead ? (
            <a class="text-button log-conversation" href={`/conversations/${id}`}>
              {mailLog.conversation(id)}
            </a>
          ) : (
            <span class="muted">{mailLog.conversation(id)}</span>
          ),
        )}
      </span>
      <span class="log-size">{fileSize(row.size, dated.locale)}</span>
      <span class="log-at">
        <Time {...dated} at={row.at} style="message" />
      </span>
    </li>
  );
};
