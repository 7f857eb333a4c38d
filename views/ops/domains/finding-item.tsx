import type { IconName } from '#static/icons/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import { DnsRecordRow } from './dns-record-row.tsx';
import type { Finding, State } from './types.ts';

const ICONS: Record<State, IconName> = {
  ok: 'done',
  warn: 'warning',
  missing: 'failed',
  wrong: 'failed',
  unknown: 'unknown',
  optional: 'unknown',
};

const isQuiet = ({ state }: Finding) => state === 'ok' || state === 'optional';

/** One thing looked at: how it stands in a sentence, and the records behind it, open where there is something to do. */
export const FindingItem = ({ w, finding }: Worded & { finding: Finding }) => {
  const words = w.domains;
  const { id, about, state, says, data, wanted, found } = finding;
  const hasMore = wanted.length > 0 || found.length > 0;
  const head = (
    <>
      <span class={`finding-state ${state}`}>
        <Icon name={ICONS[state]} />
      </span>
      <span class="item-main">
        <span class="item-title">{words.about[about]}</span>
        <span class="item-sub">{words.says[says](data)}</span>
      </span>
      <span class={`finding-word ${state}`}>{words.states[state]}</span>
    </>
  );
  if (!hasMore) return <li class="finding finding-head">{head}</li>;
  return (
    <li class="finding">
      <details class="fold" open={!isQuiet(finding)}>
        <summary class="finding-head">
          {head}
          <Icon name="chevron-right" />
        </summary>
        <div class="finding-more">
          {wanted.length > 0 ? <h3 class="finding-title">{words.shouldBe}</h3> : null}
          {wanted.map((record) => (
            <DnsRecordRow w={w} record={record} what={id} />
          ))}
          {found.length > 0 ? <h3 class="finding-title">{words.is}</h3> : null}
          {found.map((text) => (
            <samp class="dns-value">
              <bdi>{text}</bdi>
            </samp>
          ))}
        </div>
      </details>
    </li>
  );
};
