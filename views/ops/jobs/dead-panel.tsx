import { Badge } from '../../ui/badge.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated, Worded } from '../../ui/types.ts';
import { kindName } from './kind-name.ts';
import type { DeadJob, DeadKind } from './types.ts';

type Name = { name: 'id' | 'kind'; value: string };
type ButtonsProps = { what: Name; retry: [text: string, label: string]; discard: [text: string, label: string] };

const Buttons = ({ what, retry, discard }: ButtonsProps) => (
  <form class="actions" method="post" action="/jobs/dead">
    <input type="hidden" name={what.name} value={what.value} />
    <button type="submit" class="button quiet" name="do" value="retry" aria-label={retry[1]}>
      {retry[0]}
    </button>
    <button type="submit" class="button quiet danger" name="do" value="discard" aria-label={discard[1]}>
      {discard[0]}
    </button>
  </form>
);

const DeadRow = ({ job, ...dated }: Dated & { job: DeadJob }) => {
  const words = dated.w.status.jobs;
  const { id, createdAt, error, about } = job;
  const [first = '', ...rest] = error.split('\n');
  return (
    <li class="item dead-job">
      <div class="item-main">
        <span class="item-title dead-error">
          <bdi>{first}</bdi>
        </span>
        <span class="item-sub">
          {words.since} <Time {...dated} at={createdAt} style="message" />
          {about ? (
            <>
              {' '}
              · <samp>{about}</samp>
            </>
          ) : null}
        </span>
        {rest.length > 0 ? (
          <details class="dead-more">
            <summary>{words.details}</summary>
            <pre>
              <bdi>{error}</bdi>
            </pre>
          </details>
        ) : null}
      </div>
      <Buttons
        what={{ name: 'id', value: String(id) }}
        retry={[words.retry, words.retryOf(id)]}
        discard={[words.discard, words.discardOf(id)]}
      />
    </li>
  );
};

const Lead = ({ w, dead }: Worded & { dead: DeadKind }) => {
  const words = w.status.jobs;
  const text = dead.isKnown ? (dead.isParked ? words.parked : null) : words.unknown;
  return text === null ? null : <p class="muted">{text}</p>;
};

/** What failed for good of one kind, with what one can do about it. */
export const DeadPanel = ({ dead, ...dated }: Dated & { dead: DeadKind }) => {
  const { w } = dated;
  const words = w.status.jobs;
  const name = kindName(w, dead.kind);
  const id = `dead-${dead.kind.replaceAll(/\W/g, '-')}`;
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="panel-head">
        <h2 id={id}>
          {name} <Badge tone="failed">{words.deadCount(dead.count)}</Badge>
        </h2>
        {dead.count > 1 ? (
          <Buttons
            what={{ name: 'kind', value: dead.kind }}
            retry={[words.retryAll, words.retryAllOf(name)]}
            discard={[words.discardAll, words.discardAllOf(name)]}
          />
        ) : null}
      </div>
      <Lead w={w} dead={dead} />
      <ul class="items">
        {dead.jobs.map((job) => (
          <DeadRow {...dated} job={job} />
        ))}
      </ul>
      {dead.count > dead.jobs.length ? <p class="panel-hint">{words.more(dead.jobs.length)}</p> : null}
    </section>
  );
};
