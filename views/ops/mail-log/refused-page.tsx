import { calendarDay, wholeNumber } from '#src/words/index.ts';
import { Empty } from '../../ui/empty.tsx';
import { Time } from '../../ui/time.tsx';
import type { Dated } from '../../ui/types.ts';
import { LogLayout } from './log-layout.tsx';
import { ServerAnswer } from './server-answer.tsx';
import type { Refusal } from './types.ts';

export type RefusedPageProps = Dated & { rows: Refusal[]; order: 'number' | 'day'; most: number };

const DAY_MS = 86_400_000;

export const RefusedPage = ({ rows, order, most, ...dated }: RefusedPageProps) => {
  const { w, locale } = dated;
  const words = w.mailLog.refused;
  const dayText = (day: number) => calendarDay(day * DAY_MS, { ...dated, timeZone: 'UTC' });
  const orders = { day: words.byDay, number: words.byNumber } as const;
  return (
    <LogLayout w={w} tab="refused">
      {rows.length === 0 ? (
        <Empty icon="shield" title={words.empty} hint={words.emptyHint} />
      ) : (
        <section class="panel">
          <p class="muted">{words.lead}</p>
          <nav class="log-order" aria-label={words.order}>
            {(['day', 'number'] as const).map((each) => (
              <a
                class="tab"
                href={`/mail-log/refused?order=${each}`}
                aria-current={each === order ? 'true' : undefined}
              >
                {orders[each]}
              </a>
            ))}
          </nav>
          <table class="refused">
            <thead>
              <tr>
                <th scope="col" class="number">
                  {words.number}
                </th>
                <th scope="col">{words.address}</th>
                <th scope="col">{words.reason}</th>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.last}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ day, ip, reason, n, lastAt }) => (
                <tr>
                  <td class="number">{wholeNumber(n, locale)}</td>
                  <td>{ip === 'others' ? words.others : <samp>{ip}</samp>}</td>
                  <td class="refused-why">
                    {words.means(reason)} <ServerAnswer text={reason} />
                  </td>
                  <td>
                    <time>{dayText(day)}</time>
                  </td>
                  <td>
                    <Time {...dated} at={lastAt} style="short" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length === most ? <p class="panel-hint">{words.most(most)}</p> : null}
        </section>
      )}
    </LogLayout>
  );
};
