import type { Child } from 'hono/jsx';
import { hasDrafts, SidebarLists, type SidebarListsProps } from '../inbox/conversations/sidebar-lists.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Worded } from '../ui/types.ts';
import { KeysHelp } from './keys-help.tsx';
import { SettingsNav } from './settings-nav.tsx';
import { SidebarFoot, type SidebarFootProps } from './sidebar-foot.tsx';

export type ShellProps = Worded & {
  company: string;
  /** The last event that this page knows of; the live stream goes on from there. */
  cursor: number;
  /** Name of the page, shown in the top bar of small screens. */
  here: string;
  lists: Omit<SidebarListsProps, 'w'>;
  foot: Omit<SidebarFootProps, 'w'>;
  /** Answers of one's own that can still be taken back. */
  leaving: Child;
  /** For admins alone. */
  alarms: Child;
  children: Child;
};

/** Everything around a page of somebody who is signed in. The sidebar is a popover on small screens and stands open on wide ones. */
export const Shell = ({ w, company, cursor, here, lists, foot, leaving, alarms, children }: ShellProps) => (
  <>
    <a class="skip" href="#main">
      {w.shell.skip}
    </a>
    <div id="connection" class="connection" role="status" data-cursor={cursor} hidden>
      <Icon name="offline" />
      {w.shell.connectionLost}
    </div>
    <div id="problem" class="problem" role="alert" data-default={w.shell.problem} data-offline={w.shell.offline} hidden>
      <div class="problem-text" />
      <button type="button" class="icon-button" aria-label={w.shell.close} data-close>
        <Icon name="close" />
      </button>
    </div>
    <div class="shell">
      <header class="topbar">
        <button type="button" class="icon-button" popovertarget="sidebar" aria-label={w.shell.menu}>
          <Icon name="menu" />
        </button>
        <span class="topbar-title">{here}</span>
      </header>
      <aside
        class="sidebar"
        id="sidebar"
        popover="auto"
        aria-label={w.shell.sidebar}
        data-person={foot.me.id}
        data-unsaved={w.shell.unsaved}
      >
        <div class="brand">
          <span class="brand-mark">
            <Icon name="logo" />
          </span>
          <span class="brand-name">{company}</span>
        </div>
        {foot.page ? (
          <SettingsNav w={w} page={foot.page} isAdmin={foot.me.isAdmin} />
        ) : (
          <SidebarLists w={w} {...lists} />
        )}
        <SidebarFoot w={w} {...foot} />
      </aside>
      <main class="main" id="main" tabindex={-1}>
        {alarms}
        {leaving}
        {children}
      </main>
    </div>
    <div id="announcer" class="sr-only" aria-live="polite" />
    <KeysHelp w={w} maySend={lists.mayBegin} mayManage={foot.me.managesMailboxes} hasDrafts={hasDrafts(lists)} />
  </>
);
