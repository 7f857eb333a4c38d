import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { ListOrder, Place } from './types.ts';
import { listUrl } from './urls.ts';

type Props = Worded & { place: Place; order: ListOrder; before: string | null; nextBefore: string | null };

export const ListPages = ({ w, place, order, before, nextBefore }: Props) => {
  if (before === null && nextBefore === null) return null;
  return (
    <nav class="list-pages" aria-label={w.inbox.listPages}>
      {before === null ? null : <a href={listUrl(place, { order })}>{w.list.backToStart}</a>}
      {nextBefore === null ? null : (
        <a class="list-older" href={listUrl(place, { order, before: nextBefore })} rel="next">
          {w.list.next}
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  );
};
