import { messageDate } from '#src/words/index.ts';
import type { Dated } from '../../ui/types.ts';
import type { Delivery } from './types.ts';

type Report = NonNullable<Delivery['report']>;

function told({ kind, at }: Report, { w, ...setting }: Dated): string {
  const time = messageDate(at, setting);
  const sentences = {
    bounce: w.bounces.reported,
    delay: w.bounces.delayReported,
    delivered: w.bounces.deliveryReported,
    complaint: w.bounces.complained,
  };
  return sentences[kind](time);
}

/** What another server told by mail of a message that it had taken; links to that mail. */
export const DeliveryReportLine = ({ report, ...dated }: Dated & { report: Report }) => (
  <p class="delivery-report">
    {told(report, dated)}{' '}
    {report.messageId === null ? null : <a href={`#message-${report.messageId}`}>{dated.w.bounces.showReport}</a>}
  </p>
);
