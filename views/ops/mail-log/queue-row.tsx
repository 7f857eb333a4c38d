import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { FateBadge } from './fate-badge.tsx';
import { ServerAnswer } from './server-answer.tsx';
import type { Queued } from './types.ts';

/** One recipient that waits: tick it, or act on it alone. */
export const QueueRow = ({ row, ...dated }: Dated & { row: Queued }) => {
  const { w } = dated;
  const words = w.mailLog.queue;
  const { rawId, address, state, attempts, queuedAt, nextTryAt, reply } = row;
  const value = `${rawId} ${address}`;
  const verbs =
    state === 'sending'
      ? []
      : state === 'held'
        ? (['release', 'cancel'] as const)
        : (['retry', 'hold', 'cancel'] as const);
  return (
    <li class="item queue-row">
      <input type="checkbox" name="recipients[]" value={value} aria-label={words.choose(address)} />
      <div class="item-main">
        <span class="item-title">
          <a href={`/mail-log/${rawId}`}>
            <samp class="log-address">
              <bdi>{address}</bdi>
            </samp>
          </a>{' '}
          <FateBadge w={w} state={state} />
        </span>
        <span class="item-sub">
          {words.since} <Time {...dated} at={queuedAt} style="message" /> · {words.tries(attempts)}
          {nextTryAt !== null && state === 'delayed' ? (
            <>
              {' '}
              · {words.nextTry} <Time {...dated} at={nextTryAt} style="message" />
            </>
          ) : null}
        </span>
        <ServerAnswer text={reply} />
      </div>
      <div class="actions queue-actions">
        {verbs.map((verb) => (
          <button
            type="submit"
            class={`button quiet${verb === 'cancel' ? ' danger' : ''}`}
            name="one"
            value={`${verb === 'release' ? 'retry' : verb} ${value}`}
            aria-label={words[`${verb}Of`](address)}
          >
            {words[verb]}
          </button>
        ))}
      </div>
    </li>
  );
};
