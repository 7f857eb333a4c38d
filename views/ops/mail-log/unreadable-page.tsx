import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { LogLayout } from './log-layout.tsx';
import { ServerAnswer } from './server-answer.tsx';
import type { LogRow } from './types.ts';

export type UnreadablePageProps = Dated & {
  rows: (LogRow & { error: string })[];
  next: number | null;
  notice: 'done' | 'failed' | null;
};

export const UnreadablePage = ({ rows, next, notice, ...dated }: UnreadablePageProps) => {
  const { w } = dated;
  const words = w.mailLog.unreadable;
  return (
    <LogLayout w={w} tab="unreadable">
      {notice ? (
        <Notice tone={notice} icon={notice === 'done' ? 'check' : 'failed'} role="status">
          {words[notice]}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <Empty icon="check" title={words.empty} hint={words.emptyHint} />
      ) : (
        <section class="panel">
          <p class="muted">{words.lead}</p>
          <ul class="items">
            {rows.map((row) => (
              <li class="item">
                <div class="item-main">
                  <a class="item-title" href={`/mail-log/${row.id}`}>
                    <samp class="log-address">
                      <bdi>{row.from || w.mailLog.nobody}</bdi>
                    </samp>
                  </a>
                  <span class="item-sub">
                    <Time {...dated} at={row.at} style="message" />
                  </span>
                  <ServerAnswer text={row.error} />
                </div>
                <form method="post" action={`/mail-log/${row.id}/parsing`}>
                  <button type="submit" class="button plain" aria-label={words.againOf(row.id)}>
                    {words.again}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      {next === null ? null : (
        <nav class="log-pages">
          <a class="button plain" href={`/mail-log/unreadable?before=${next}`}>
            {w.mailLog.older}
          </a>
        </nav>
      )}
    </LogLayout>
  );
};
