import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Dated } from '../../ui/types.ts';
import { LogLayout } from './log-layout.tsx';
import { QueueRow } from './queue-row.tsx';
import type { Queued } from './types.ts';

export type QueueNotice = { kind: 'done'; count: number } | { kind: 'none' };

export type QueuePageProps = Dated & {
  rows: Queued[];
  count: number;
  next: string | null;
  isPaused: boolean;
  notice: QueueNotice | null;
};

export const QueuePage = ({ rows, count, next, isPaused, notice, ...dated }: QueuePageProps) => {
  const { w } = dated;
  const words = w.mailLog.queue;
  return (
    <LogLayout w={w} tab="queue">
      {isPaused ? (
        <Notice tone="waiting" icon="held" role="status">
          {words.paused} <a href="/sending">{words.toSending}</a>
        </Notice>
      ) : null}
      {notice ? (
        <Notice
          tone={notice.kind === 'done' ? 'plain' : 'failed'}
          icon={notice.kind === 'done' ? 'check' : 'failed'}
          role="status"
        >
          {notice.kind === 'none' ? words.none : notice.count === 0 ? words.tooLate : words.done(notice.count)}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <Empty icon="send" title={words.empty} hint={words.emptyHint} />
      ) : (
        <form class="panel" method="post" action="/mail-log/queue">
          <div class="queue-bar">
            <p class="muted">{words.count(count)}</p>
            <fieldset class="actions">
              <legend class="sr-only">{words.chosen}</legend>
              <span class="muted" aria-hidden="true">
                {words.chosen}
              </span>
              <Button name="do" value="retry">
                {words.retry}
              </Button>
              <Button name="do" value="hold">
                {words.hold}
              </Button>
              <Button kind="danger" name="do" value="cancel">
                {words.cancel}
              </Button>
            </fieldset>
          </div>
          <ul class="items">
            {rows.map((row) => (
              <QueueRow {...dated} row={row} />
            ))}
          </ul>
        </form>
      )}
      {next === null ? null : (
        <nav class="log-pages">
          <a class="button plain" href={`/mail-log/queue?after=${encodeURIComponent(next)}`}>
            {w.mailLog.older}
          </a>
        </nav>
      )}
    </LogLayout>
  );
};
