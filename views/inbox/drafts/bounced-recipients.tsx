import { fullDate } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Dated } from '../../ui/types.ts';
import type { Draft } from './types.ts';

type Bounced = Draft['bounced'][number];

function warning({ address, at, reason }: Bounced, { w, ...setting }: Dated): string {
  const date = fullDate(at, setting);
  if (reason === 'complaint') return w.bounces.complaintWarning(address, date);
  return w.bounces.warning(address, date, w.bounces.reasons[reason]);
}

/** Warns before an answer is written in vain. */
export const BouncedRecipients = ({ bounced, ...dated }: Dated & { bounced: Bounced[] }) =>
  bounced.length === 0 ? null : (
    <ul class="bounced-recipients">
      {bounced.map((each) => (
        <li>
          <Icon name="warning" />
          <bdi>{warning(each, dated)}</bdi>
        </li>
      ))}
    </ul>
  );
