import { Empty } from '../../ui/empty.tsx';
import type { Dated } from '../../ui/types.ts';
import { ConversationRow } from './conversation-row.tsx';
import { type BulkChoices, ListBulk } from './list-bulk.tsx';
import { ListHead } from './list-head.tsx';
import { ListPages } from './list-pages.tsx';
import type { ListOrder, Place, Row } from './types.ts';
import { listUrl } from './urls.ts';

export type ConversationListProps = Dated & {
  place: Place;
  /** Name of the mailbox, where the list is of one. */
  mailboxName: string | null;
  rows: Row[];
  /** How many conversations the whole list has; null where nobody counts. */
  /** Whether there is a mailbox that I may read. */
  mayRead: boolean;
  total: number;
  order: ListOrder;
  /** What this person can do with conversations of this list; null where they may only read. */
  choices: BulkChoices | null;
  /** The conversation that is open beside the list. */
  openId: number | null;
  /** Cursor that this page began with, and the one that the next page begins with. */
  before: string | null;
  nextBefore: string | null;
};

export const ConversationList = ({
  place,
  mailboxName,
  rows,
  mayRead,
  total,
  order,
  choices,
  openId,
  before,
  nextBefore,
  ...dated
}: ConversationListProps) => {
  const { w, locale } = dated;
  return (
    <section
      id="conversation-list"
      class="list"
      aria-labelledby="list-title"
      hx-get={listUrl(place, { order, before })}
      hx-trigger="live-list from:body"
      hx-swap="outerMorph"
    >
      <ListHead w={w} locale={locale} place={place} order={order} mailboxName={mailboxName} total={total} />
      {rows.length === 0 ? null : (
        <ListBulk
          {...dated}
          place={place}
          choices={choices}
          shown={rows.length}
          total={total}
          isWhole={before === null && nextBefore === null}
        />
      )}
      {rows.length === 0 ? (
        <Empty icon={`list-${place.list}`} {...(mayRead ? w.inbox.empty[place.list] : w.inbox.noMailbox)}>
          {mayRead && place.list === 'mine' ? (
            <a class="button plain" href={listUrl({ ...place, list: 'unassigned' })}>
              {w.inbox.goToUnassigned}
            </a>
          ) : null}
        </Empty>
      ) : (
        <ol class="rows" id="rows" tabindex={-1}>
          {rows.map((row) => (
            <ConversationRow {...dated} row={row} place={place} isOpen={row.id === openId} />
          ))}
        </ol>
      )}
      <ListPages w={w} place={place} order={order} before={before} nextBefore={nextBefore} />
    </section>
  );
};
