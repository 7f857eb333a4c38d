import { Badge } from '../../ui/badge.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import type { Queued } from './types.ts';

const TONES: Partial<Record<Queued['state'], 'waiting' | 'failed'>> = { delayed: 'waiting', held: 'waiting' };

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
          <Badge tone={TONES[state] ?? 'plain'}>{w.mailLog.story.states[state]}</Badge>
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
        {reply ? (
          <samp class="server-answer">
            <bdi>{reply}</bdi>
          </samp>
        ) : null}
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
