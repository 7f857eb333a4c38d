import { wholeNumber } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { Worded } from '../../ui/types.ts';
import type { ListOrder, Place } from './types.ts';
import { listUrl } from './urls.ts';

export type ListHeadProps = Worded & {
  locale: string;
  place: Place;
  order: ListOrder;
  /** Name of the mailbox, where the list is of one. */
  mailboxName: string | null;
  /** How many conversations the whole list has; null where nobody counts. */
  total: number;
};

const orders: ListOrder[] = ['newest', 'oldest', 'waiting'];

/** A list of those who wait has its order by what it is. */
const OrderMenu = ({ w, place, order }: Pick<ListHeadProps, 'w' | 'place' | 'order'>) =>
  place.list === 'waiting' ? null : (
    <Menu id="list-order" icon="sort" label={`${w.list.order.label}: ${w.list.order[order]}`}>
      {orders.map((each) => (
        <a class="menu-item" href={listUrl(place, { order: each })} aria-current={each === order ? 'true' : undefined}>
          <span class="menu-mark">{each === order ? <Icon name="check" /> : null}</span>
          {w.list.order[each]}
        </a>
      ))}
    </Menu>
  );

export const ListHead = ({ w, locale, place, order, mailboxName, total }: ListHeadProps) => (
  <header class="list-head">
    <h1 id="list-title">{w.inbox.lists[place.list]}</h1>
    {mailboxName ? <span class="list-mailbox">{mailboxName}</span> : null}
    <span class="list-total" title={w.inbox.conversationCount(total)}>
      {wholeNumber(total, locale)}
    </span>
    <OrderMenu w={w} place={place} order={order} />
  </header>
);
