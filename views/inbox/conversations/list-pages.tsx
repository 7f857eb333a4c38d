import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Place } from './types.ts';
import { listUrl } from './urls.ts';

type Props = Worded & { place: Place; before: string | null; nextBefore: string | null };

export const ListPages = ({ w, place, before, nextBefore }: Props) => {
  if (before === null && nextBefore === null) return null;
  return (
    <nav class="list-pages" aria-label={w.inbox.listPages}>
      {before === null ? null : <a href={listUrl(place)}>{w.inbox.newest}</a>}
      {nextBefore === null ? null : (
        <a class="list-older" href={listUrl(place, nextBefore)} rel="next">
          {w.inbox.older}
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  );
};
