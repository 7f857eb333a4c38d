import type { IconName } from '#static/icons/index.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Head } from './types.ts';

type Action = { method: 'post' | 'delete'; to: 'spam' | 'trash'; icon: IconName; label: string };

function actionsOf(w: Worded['w'], status: Head['status']): Action[] {
  const spam: Action = { method: 'post', to: 'spam', icon: 'spam', label: w.inbox.spam };
  const trash: Action = { method: 'post', to: 'trash', icon: 'trash', label: w.inbox.trash };
  if (status === 'spam') return [trash, { method: 'delete', to: 'spam', icon: 'restore', label: w.inbox.notSpam }];
  if (status === 'trash') return [spam, { method: 'delete', to: 'trash', icon: 'restore', label: w.inbox.restore }];
  return [spam, trash];
}

const MoveItems = ({ w, head }: Worded & { head: Head }) =>
  head.moveTo.length === 0 ? null : (
    <ActionForm method="put" action={`/conversations/${head.id}/mailbox`} target="#conversation-head">
      <p class="menu-title">{w.list.moveTo}</p>
      {head.moveTo.map(({ id, name }) => (
        <button type="submit" class="menu-item" name="mailboxId" value={id}>
          <Icon name="mailbox" />
          <bdi>{name}</bdi>
        </button>
      ))}
    </ActionForm>
  );

export const ConversationMenu = ({ w, head }: Worded & { head: Head }) => (
  // The id changes with the status, so that a menu doesn't stay open over a head that was morphed.
  <Menu id={`more-${head.id}-${head.status}`} label={w.inbox.more}>
    <ActionForm method="post" action={`/conversations/${head.id}/unread`} target="#conversation" swap="outerHTML">
      <button type="submit" class="menu-item" data-key="u">
        <Icon name="unread" />
        {w.list.markUnread}
      </button>
    </ActionForm>
    <a class="menu-item" href={`/conversations/${head.id}/print`} target="_blank" rel="noopener" data-print>
      <Icon name="print" />
      {w.reading.print.conversation}
    </a>
    {(head.mayManage ? actionsOf(w, head.status) : []).map(({ method, to, icon, label }) => (
      <ActionForm method={method} action={`/conversations/${head.id}/${to}`} target="#conversation-head">
        <button type="submit" class="menu-item">
          <Icon name={icon} />
          {label}
        </button>
      </ActionForm>
    ))}
    <MoveItems w={w} head={head} />
  </Menu>
);
