import { Badge } from '../../ui/badge.tsx';
import type { Dated } from '../../ui/types.ts';
import type { Told } from './types.ts';

const TONES: Record<Told['fates'][number]['state'], 'plain' | 'waiting' | 'failed' | 'done'> = {
  queued: 'plain',
  sending: 'plain',
  delayed: 'waiting',
  held: 'waiting',
  sent: 'done',
  failed: 'failed',
  cancelled: 'plain',
};

export const RecipientList = ({ w, fates }: Dated & Pick<Told, 'fates'>) => {
  const words = w.mailLog.story;
  return (
    <section class="panel" aria-labelledby="recipients">
      <h2 id="recipients">{words.recipients}</h2>
      <ul class="items">
        {fates.map(({ address, state, reply }) => (
          <li class="item">
            <div class="item-main">
              <samp class="item-title log-address">
                <bdi>{address}</bdi>
              </samp>
              {reply ? (
                <samp class="server-answer">
                  <bdi>{reply}</bdi>
                </samp>
              ) : null}
            </div>
            <Badge tone={TONES[state]}>{words.states[state]}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
};
