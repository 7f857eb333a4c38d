import { wholeNumber } from '#src/words/index.ts';
import { Empty } from '../../ui/empty.tsx';
import type { Dated } from '../../ui/types.ts';
import { ConversationRow } from './conversation-row.tsx';
import { ListPages } from './list-pages.tsx';
import type { Place, Row } from './types.ts';
import { listUrl } from './urls.ts';

export type ConversationListProps = Dated & {
  place: Place;
  /** Name of the mailbox, where the list is of one. */
  mailboxName: string | null;
  rows: Row[];
  /** How many conversations the whole list has. */
  total: number;
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
  total,
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
      hx-get={listUrl(place, before)}
      hx-trigger="live-list from:body"
      hx-swap="outerMorph"
    >
      <header class="list-head">
        <h1 id="list-title">{w.inbox.lists[place.list]}</h1>
        {mailboxName ? <span class="list-mailbox">{mailboxName}</span> : null}
        <span class="list-total" title={w.inbox.conversationCount(total)}>
          {wholeNumber(total, locale)}
        </span>
      </header>
      {rows.length === 0 ? (
        <Empty icon={`list-${place.list}`} {...w.inbox.empty[place.list]}>
          {place.list === 'mine' ? (
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
      <ListPages w={w} place={place} before={before} nextBefore={nextBefore} />
    </section>
  );
};
