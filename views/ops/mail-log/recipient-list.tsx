import type { Dated } from '../../ui/types.ts';
import { FateBadge } from './fate-badge.tsx';
import { ServerAnswer } from './server-answer.tsx';
import type { Told } from './types.ts';

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
              <ServerAnswer text={reply} />
            </div>
            <FateBadge w={w} state={state} />
          </li>
        ))}
      </ul>
    </section>
  );
};
