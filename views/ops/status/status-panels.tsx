import type { Child } from 'hono/jsx';
import { fileSize, wholeNumber } from '#src/words/index.ts';
import { Button } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { BackupFacts } from '../backup/backup-row.tsx';
import { Fact } from './fact.tsx';
import { SizeChart } from './size-chart.tsx';
import type { Status } from './types.ts';

type Props = Dated & { status: Status };

const Panel = ({ id, title, children, below }: { id: string; title: string; children: Child; below?: Child }) => (
  <section class="panel" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <dl class="status-facts">{children}</dl>
    {below}
  </section>
);

const ServerPanel = ({ status: { server }, ...dated }: Props) => {
  const words = dated.w.status.server;
  const { version, startedAt, memoryBytes, busy, waiting, jobs, jobsLevel } = server;
  const { w, locale } = dated;
  return (
    <Panel id="server" title={words.title}>
      <Fact w={w} label={words.version}>
        {version}
      </Fact>
      <Fact w={w} label={words.since}>
        <Time {...dated} at={startedAt} style="message" />
      </Fact>
      <Fact w={w} label={words.memory}>
        {fileSize(memoryBytes, locale)}
      </Fact>
      <Fact w={w} label={words.workers}>
        {words.workersAre(busy, waiting)}
      </Fact>
      <Fact w={w} label={words.jobs} href="/jobs" level={jobsLevel}>
        {words.jobsAre(wholeNumber(jobs.waiting, locale), jobs.dead)}
      </Fact>
    </Panel>
  );
};

const StoragePanel = ({ status: { storage }, ...dated }: Props) => {
  const { w, locale } = dated;
  const words = w.status.storage;
  const { databaseBytes, walBytes, free, needed, perDay, daysLeft, level, sizes } = storage;
  return (
    <Panel id="storage" title={words.title} below={<SizeChart {...dated} sizes={sizes} />}>
      <Fact w={w} label={words.database}>
        {fileSize(databaseBytes + walBytes, locale)}{' '}
        <span class="status-more">{words.wal(fileSize(walBytes, locale))}</span>
      </Fact>
      <Fact w={w} label={words.growth}>
        {perDay === null ? words.growthUnknown : words.growthIs(fileSize(Math.round(perDay), locale))}
      </Fact>
      <Fact w={w} label={words.free} level={level}>
        {fileSize(free, locale)}{' '}
        <span class="status-more">
          {daysLeft === null ? words.needed(fileSize(needed, locale)) : words.lasts(daysLeft)}
        </span>
      </Fact>
    </Panel>
  );
};

const BackupPanel = ({ status: { backup }, ...dated }: Props) => {
  const { w, locale } = dated;
  const words = w.backup;
  const { last, failure, nextAt, isRunning, level } = backup;
  const below = (
    <div class="panel-foot">
      <a class="text-button" href="/backups">
        {words.manage}
      </a>
      <form method="post" action="/backups">
        <Button>{words.now}</Button>
      </form>
    </div>
  );
  return (
    <Panel id="backup" title={words.title} below={below}>
      <Fact w={w} label={words.last} level={level}>
        {last === null ? words.never : <Time {...dated} at={last.at} style="message" />}
        {last === null ? null : (
          <span class="status-more">
            <BackupFacts w={w} locale={locale} backup={last} />
          </span>
        )}
      </Fact>
      {failure === null ? null : (
        <Fact w={w} label={words.failed} level="fail">
          <Time {...dated} at={failure.at} style="message" />
          <span class="status-more">{failure.error}</span>
        </Fact>
      )}
      <Fact w={w} label={words.next}>
        {isRunning ? words.running : nextAt === null ? words.off : <Time {...dated} at={nextAt} style="message" />}
      </Fact>
    </Panel>
  );
};

const MailPanel = ({ status: { mail }, ...dated }: Props) => {
  const { w, locale } = dated;
  const words = w.status.mail;
  const { queue, accounts, domains, certificate } = mail;
  return (
    <Panel id="mail" title={words.title}>
      <Fact w={w} label={words.queue} href="/mail-log/queue" level={queue.level}>
        {words.queueIs(wholeNumber(queue.count, locale))}
        {queue.oldestAt === null ? null : (
          <span class="muted">
            , {words.oldest} <Time {...dated} at={queue.oldestAt} style="message" />
          </span>
        )}
        {queue.isPaused ? `, ${words.paused}` : null}
      </Fact>
      <Fact w={w} label={words.accounts} href="/accounts" level={accounts.level}>
        {accounts.good + accounts.bad === 0 ? words.noAccounts : words.accountsAre(accounts.good, accounts.bad)}
      </Fact>
      <Fact w={w} label={words.domains} href="/domains" level={domains.level}>
        {domains.good + domains.bad === 0 ? words.noDomains : words.domainsAre(domains.good, domains.bad)}
      </Fact>
      <Fact w={w} label={words.certificate} level={certificate.level}>
        {words.kinds[certificate.kind]}, {words.until} <Time {...dated} at={certificate.expiresAt} style="message" />
      </Fact>
    </Panel>
  );
};

/** Everything that renews itself: the page asks for it again every few seconds. */
export const StatusPanels = (props: Props) => (
  <div
    id="status-now"
    class="status-panels"
    hx-get="/status"
    hx-trigger="every 10s"
    hx-select="#status-now"
    hx-swap="outerMorph"
  >
    <ServerPanel {...props} />
    <StoragePanel {...props} />
    <BackupPanel {...props} />
    <MailPanel {...props} />
  </div>
);
