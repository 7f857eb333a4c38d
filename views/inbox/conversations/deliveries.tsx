import { messageDate } from '#src/words/index.ts';
import type { IconName } from '#static/icons/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Dated } from '../../ui/types.ts';
import { DeliveryActions } from './delivery-actions.tsx';
import { DeliveryReportLine } from './delivery-report-line.tsx';
import type { Delivery, DeliveryState } from './types.ts';

const icons: Record<DeliveryState, IconName> = {
  queued: 'queued',
  sending: 'send',
  sent: 'sent',
  delayed: 'delayed',
  held: 'held',
  failed: 'failed',
  cancelled: 'close',
};

function stateText({ state, at, nextTryAt, report, replacedBy }: Delivery, { w, ...setting }: Dated): string {
  if (replacedBy !== null) return w.afterSend.recipient.replacedBy(replacedBy);
  if (state === 'failed' && report?.kind === 'bounce') return w.bounces.cameBack(w.bounces.reasons[report.reason]);
  if (state === 'sent' && at !== null) return w.inbox.delivery.sentAt(messageDate(at, setting));
  if (state === 'delayed' && nextTryAt !== null) return w.inbox.delivery.delayedUntil(messageDate(nextTryAt, setting));
  return w.inbox.delivery[state];
}

type Props = Dated & { messageId: number; deliveries: Delivery[] };

/** The fate of an answer, for each recipient, with what the other server said where it did not take it. */
export const Deliveries = ({ messageId, deliveries, ...dated }: Props) => {
  const { w } = dated;
  if (deliveries.length === 0) return null;
  return (
    <ul class="deliveries" aria-label={w.inbox.delivery.label}>
      {deliveries.map((delivery) => (
        <li class={`delivery ${delivery.state}`}>
          <Icon name={icons[delivery.state]} />
          <span class="delivery-state">{stateText(delivery, dated)}</span>
          <span class="delivery-address">{delivery.address}</span>
          <DeliveryActions w={w} messageId={messageId} delivery={delivery} />
          {delivery.answer && delivery.state !== 'sent' ? (
            <p class="delivery-answer">
              {w.inbox.delivery.answer} <samp>{delivery.answer}</samp>
            </p>
          ) : null}
          {delivery.report ? <DeliveryReportLine {...dated} report={delivery.report} /> : null}
        </li>
      ))}
    </ul>
  );
};
