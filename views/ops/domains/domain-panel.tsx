import { Badge } from '../../ui/badge.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { FindingItem } from './finding-item.tsx';
import type { Finding } from './types.ts';

type Props = Dated & {
  id: string;
  /** null is this server itself */
  name: string | null;
  checkedAt: number | null;
  findings: Finding[];
};

const isBad = ({ state }: Finding) => state === 'missing' || state === 'wrong';

/** A domain with all that was found of it, what needs work first seen by its badge. */
export const DomainPanel = ({ id, name, checkedAt, findings, ...dated }: Props) => {
  const words = dated.w.domains;
  const [bad, warn] = [findings.filter(isBad).length, findings.filter(({ state }) => state === 'warn').length];
  const tone = bad > 0 ? 'failed' : warn > 0 ? 'waiting' : 'done';
  return (
    <section class="panel" aria-labelledby={`domain-${id}`}>
      <div class="panel-head">
        <h2 id={`domain-${id}`}>{name === null ? words.server : <bdi>{name}</bdi>}</h2>
        {checkedAt === null ? null : <Badge tone={tone}>{words.summary(bad, warn)}</Badge>}
      </div>
      {checkedAt === null ? (
        <p class="panel-hint">{words.never}</p>
      ) : (
        <>
          <ul class="items">
            {findings.map((finding) => (
              <FindingItem w={dated.w} finding={finding} />
            ))}
          </ul>
          <div class="panel-foot">
            <p class="panel-hint">
              {words.checkedAt} <Time {...dated} at={checkedAt} style="message" />
            </p>
            {name === null ? null : (
              <form method="post" action={`/domains/${encodeURIComponent(name)}/dkim-keys`}>
                <button type="submit" class="button quiet" aria-label={words.newKeysOf(name)} title={words.newKeysHint}>
                  {words.newKeys}
                </button>
              </form>
            )}
          </div>
        </>
      )}
    </section>
  );
};
