import { wholeNumber } from '#src/words/index.ts';
import type { IconName } from '#static/icons/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { Dated, Person } from '../../ui/types.ts';
import type { ListName, Place } from './types.ts';

/** Who the ticked conversations may be given to, and where they may go. */
export type BulkChoices = { meId: number; people: Person[]; mailboxes: { id: number; name: string }[] };

type Props = Dated & {
  place: Place;
  /** Null for who may only read here: what one has read is one's own all the same. */
  choices: BulkChoices | null;
  shown: number;
  total: number;
  isWhole: boolean;
};

type Act = { act: string; icon: IconName; label: string; shortcut?: string };

const AWAY: Partial<Record<ListName, 'notSpam' | 'restore'>> = { spam: 'notSpam', trash: 'restore' };

/** What stands beside the number at once, by what a list is for. */
function firstActs({ w }: Dated, { list }: Place): Act[] {
  const back = AWAY[list];
  const spam: Act = { act: 'spam', icon: 'spam', label: w.inbox.spam };
  const trash: Act = { act: 'trash', icon: 'trash', label: w.inbox.trash };
  if (back) {
    const restore: Act = { act: 'restore', icon: 'restore', label: w.inbox[back], shortcut: 'e' };
    return [restore, list === 'spam' ? trash : spam];
  }
  const closing: Act =
    list === 'closed'
      ? { act: 'open', icon: 'list-open', label: w.list.reopen, shortcut: 'e' }
      : { act: 'closed', icon: 'check', label: w.list.close, shortcut: 'e' };
  return [closing, spam, trash];
}

const ActButton = ({ act, icon, label, shortcut }: Act) => (
  <button
    type="submit"
    class="icon-button"
    name="act"
    value={act}
    data-key={shortcut}
    aria-label={label}
    title={shortcut ? `${label} (${shortcut})` : label}
  >
    <Icon name={icon} />
  </button>
);

const Item = ({ act, icon, label, shortcut }: Omit<Act, 'icon'> & { icon?: IconName }) => (
  <button type="submit" class="menu-item" name="act" value={act} data-key={shortcut}>
    {icon ? <Icon name={icon} /> : null}
    <bdi>{label}</bdi>
  </button>
);

const AssignMenu = ({ w, people, meId }: Dated & BulkChoices) => (
  <Menu id="bulk-assign" icon="person" label={w.list.assign}>
    <Item act="assign-" label={w.inbox.assignee.nobody} />
    {people.map(({ id, name }) => (
      <Item act={`assign-${id}`} label={id === meId ? w.inbox.assignee.me(name) : name} />
    ))}
  </Menu>
);

const MoreMenu = ({ choices, place, ...dated }: Pick<Props, 'choices' | 'place'> & Dated) => {
  const { w } = dated;
  const isWorking = !AWAY[place.list] && place.list !== 'closed';
  return (
    <Menu id="bulk-more" label={w.inbox.more}>
      <Item act="read" icon="read" label={w.list.markRead} />
      <Item act="unread" icon="unread" label={w.list.markUnread} />
      {choices && isWorking ? <Item act="pending" icon="list-pending" label={w.list.setPending} /> : null}
      {choices && place.list === 'pending' ? <Item act="open" icon="list-open" label={w.list.reopen} /> : null}
      {choices && choices.mailboxes.length > 0 ? <p class="menu-title">{w.list.moveTo}</p> : null}
      {choices?.mailboxes.map(({ id, name }) => (
        <Item act={`move-${id}`} icon="mailbox" label={name} />
      ))}
    </Menu>
  );
};

/** What can be chosen beyond the page: all, or as many as are treated at once. */
function wholeList({ w, locale }: Dated, place: Place, total: number): string {
  if (total <= 1000) return w.list.selectAll(wholeNumber(total, locale));
  return place.list === 'waiting' ? w.list.selectLongest : w.list.selectNewest;
}

/** Shown instead of the list's head while something is ticked; without JavaScript too, by the style alone. */
export const ListBulk = ({ place, choices, shown, total, isWhole, ...dated }: Props) => {
  const { w, locale, now } = dated;
  return (
    <form
      id="treatment"
      class="bulk"
      method="post"
      action="/treatments"
      hx-post="/treatments"
      hx-target="#conversation-list"
      hx-swap="outerMorph"
      aria-label={w.list.selection}
    >
      <input type="hidden" name="asOf" value={now} />
      <div class="bulk-acts">
        <label class="row-pick">
          <input type="checkbox" data-pick-page aria-label={w.list.selectPage} />
        </label>
        <span class="bulk-count" role="status" data-text={w.list.selected('{n}')} />
        {choices ? firstActs(dated, place).map((act) => <ActButton {...act} />) : null}
        {choices ? <AssignMenu {...dated} {...choices} /> : null}
        <MoreMenu {...dated} choices={choices} place={place} />
        <button
          type="button"
          class="icon-button"
          data-pick-none
          aria-label={w.list.selectNone}
          title={w.list.selectNone}
        >
          <Icon name="close" />
        </button>
      </div>
      {isWhole ? null : (
        <p class="bulk-all" hidden>
          <span>{w.list.pageSelected(wholeNumber(shown, locale))}</span>
          <span class="bulk-whole">
            <input
              type="checkbox"
              id="bulk-whole"
              name="all"
              value="1"
              data-total={wholeNumber(Math.min(total, 1000), locale)}
            />
            <label for="bulk-whole">{wholeList(dated, place, total)}</label>
          </span>
        </p>
      )}
    </form>
  );
};
