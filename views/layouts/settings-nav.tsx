import type { IconName } from '#static/icons/index.ts';
import type { Worded } from '../ui/types.ts';
import { SidebarLink } from './sidebar-link.tsx';

/** Every settings page, in the order of the list; the path is the page's name. */
const groups = {
  company: {
    company: 'company',
    people: 'people',
    teams: 'teams',
    mailboxes: 'mailboxes',
    'first-steps': 'done',
  },
  mail: { sending: 'send', accounts: 'fetch', domains: 'domain', spam: 'spam', 'mail-log': 'mail-log' },
  system: { status: 'status', jobs: 'jobs' },
} as const satisfies Record<string, Record<string, IconName>>;

type PagesOf<G> = G extends Record<string, unknown> ? keyof G : never;
export type SettingsPage = PagesOf<(typeof groups)[keyof typeof groups]>;

// Whoever manages a mailbox finds its sender and signature there; the rest is for admins.
const isOpenTo = (name: SettingsPage, isAdmin: boolean) => isAdmin || name === 'mailboxes';

/** The groups with the pages that this person may open. */
const groupsFor = (isAdmin: boolean) =>
  Object.entries(groups)
    .map(([group, pages]) => {
      const all = Object.entries(pages) as [SettingsPage, IconName][];
      return { group: group as keyof typeof groups, pages: all.filter(([name]) => isOpenTo(name, isAdmin)) };
    })
    .filter(({ pages }) => pages.length > 0);

/** Stands in the sidebar while a settings page is open. */
export const SettingsNav = ({ w, page, isAdmin }: Worded & { page: SettingsPage; isAdmin: boolean }) => (
  <nav class="sidebar-lists" aria-label={w.shell.settings}>
    <ul class="sidebar-links">
      <SidebarLink href="/" icon="back" label={w.shell.backToInbox} isCurrent={false} />
    </ul>
    {groupsFor(isAdmin).map(({ group, pages }) => (
      <>
        <h2 class="sidebar-title">{w.shell.settingsGroups[group]}</h2>
        <ul class="sidebar-links">
          {pages.map(([name, icon]) => (
            <SidebarLink href={`/${name}`} icon={icon} label={w.shell.settingsPages[name]} isCurrent={page === name} />
          ))}
        </ul>
      </>
    ))}
  </nav>
);
