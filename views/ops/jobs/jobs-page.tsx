import { wholeNumber } from '#src/words/index.ts';
import { SettingsPage } from '../../layouts/settings-page.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { DeadPanel } from './dead-panel.tsx';
import { kindName } from './kind-name.ts';
import type { DeadKind, JobKindRow } from './types.ts';

export type JobsNotice = { verb: 'retried' | 'discarded'; count: number };

export type JobsPageProps = Dated & { rows: JobKindRow[]; dead: DeadKind[]; notice: JobsNotice | null };

const KindRow = ({ row, ...dated }: Dated & { row: JobKindRow }) => {
  const { w, locale } = dated;
  const words = w.status.jobs;
  const { kind, isKnown, waiting, running, failing, nextAt } = row;
  return (
    <li class="item">
      <div class="item-main">
        <span class="item-title">
          {kindName(w, kind)}{' '}
          {running > 0 ? <Badge tone="accent">{words.runs(wholeNumber(running, locale))}</Badge> : null}
          {failing > 0 ? <Badge tone="waiting">{words.again(wholeNumber(failing, locale))}</Badge> : null}
        </span>
        {isKnown ? null : <span class="item-sub">{words.unknown}</span>}
      </div>
      <span class="item-side">
        {words.waits(wholeNumber(waiting, locale))}
        {nextAt === null ? null : (
          <>
            , {words.next} <Time {...dated} at={nextAt} style="message" />
          </>
        )}
      </span>
    </li>
  );
};

export const JobsPage = ({ rows, dead, notice, ...dated }: JobsPageProps) => {
  const { w } = dated;
  const words = w.status.jobs;
  return (
    <SettingsPage title={words.title} lead={words.lead}>
      {notice ? (
        <Notice tone={notice.count > 0 ? 'done' : 'failed'} icon={notice.count > 0 ? 'check' : 'failed'} role="status">
          {notice.count > 0 ? words[notice.verb](notice.count) : words.tooLate}
        </Notice>
      ) : null}
      {dead.length === 0 ? (
        <section class="panel" aria-labelledby="dead">
          <h2 id="dead">{words.dead}</h2>
          <Empty icon="done" title={words.noDead} hint={words.noDeadHint} />
        </section>
      ) : (
        dead.map((each) => <DeadPanel {...dated} dead={each} />)
      )}
      <section
        id="jobs-now"
        class="panel"
        aria-labelledby="waiting"
        hx-get="/jobs"
        hx-trigger="every 5s"
        hx-select="#jobs-now"
        hx-swap="outerMorph"
      >
        <div class="panel-head">
          <h2 id="waiting">{words.waiting}</h2>
          <a class="text-button" href="/status">
            {w.status.title}
          </a>
        </div>
        {rows.length === 0 ? (
          <Empty icon="delayed" title={words.idle} hint={words.idleHint} />
        ) : (
          <ul class="items">
            {rows.map((row) => (
              <KindRow {...dated} row={row} />
            ))}
          </ul>
        )}
      </section>
    </SettingsPage>
  );
};
