import { shortCount } from '#src/words/index.ts';
import { SidebarLink } from '../../layouts/sidebar-link.tsx';
import type { Worded } from '../../ui/types.ts';
import { BeginForm } from '../drafts/begin-form.tsx';
import type { ListName, Place } from './types.ts';
import { countsUrl, listUrl } from './urls.ts';

export type SidebarListsProps = Worded & {
  locale: string;
  /** The list that is open, if one is. */
  place: Place | null;
  counts: Record<ListName, number>;
  /** How many drafts I have, and whether they are what is open. */
  drafts: number;
  isDrafts?: boolean;
  /** Whether there is a mailbox that I may send from. */
  mayBegin: boolean;
  /** Those I may see; `open` counts their open conversations. */
  mailboxes: { id: number; name: string; address: string; open: number }[];
};

const working: ListName[] = ['unassigned', 'waiting', 'open', 'pending'];
const done: ListName[] = ['closed', 'spam', 'trash'];

/** Whoever may not send has none, unless they might before. */
export const hasDrafts = ({ mayBegin, drafts }: Pick<SidebarListsProps, 'mayBegin' | 'drafts'>) =>
  mayBegin || drafts > 0;

export const SidebarLists = (props: SidebarListsProps) => {
  const { w, locale, place, counts, drafts, isDrafts = false, mayBegin, mailboxes } = props;
  const number = (count: number) => (count > 0 ? shortCount(count, locale) : undefined);
  const link = (list: ListName) => (
    <SidebarLink
      href={listUrl({ list, mailboxId: place?.mailboxId ?? null })}
      icon={`list-${list}`}
      label={w.inbox.lists[list]}
      isCurrent={place?.list === list}
      count={number(counts[list])}
      quietCount={done.includes(list)}
    />
  );
  return (
    <nav
      id="sidebar-lists"
      class="sidebar-lists"
      aria-label={w.shell.navigation}
      hx-get={countsUrl(place, isDrafts)}
      hx-trigger="live-counts from:body"
      hx-swap="outerMorph"
    >
      {mayBegin ? <BeginForm w={w} mailboxId={place?.mailboxId ?? null} /> : null}
      <ul class="sidebar-links">
        {link('mine')}
        {hasDrafts(props) ? (
          <SidebarLink
            href="/drafts"
            icon="draft"
            label={w.afterSend.drafts.title}
            isCurrent={isDrafts}
            count={number(drafts)}
            quietCount
          />
        ) : null}
        {working.map(link)}
      </ul>
      <ul class="sidebar-links">{done.map(link)}</ul>
      {mailboxes.length > 0 ? (
        <>
          <p class="sidebar-title" id="sidebar-mailboxes">
            {w.shell.mailboxes}
          </p>
          <ul class="sidebar-links" aria-labelledby="sidebar-mailboxes">
            {mailboxes.length > 1 ? (
              <SidebarLink
                href={listUrl({ list: place?.list ?? 'open', mailboxId: null })}
                icon="list-open"
                label={w.shell.allMailboxes}
                isCurrent={place !== null && place.mailboxId === null}
              />
            ) : null}
            {mailboxes.map(({ id, name, address, open }) => (
              <SidebarLink
                href={listUrl({ list: place?.list ?? 'open', mailboxId: id })}
                icon="mailbox"
                label={name}
                title={address}
                isCurrent={place?.mailboxId === id}
                count={number(open)}
                quietCount
              />
            ))}
          </ul>
        </>
      ) : null}
    </nav>
  );
};
