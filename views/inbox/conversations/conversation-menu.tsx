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

export const ConversationMenu = ({ w, head }: Worded & { head: Head }) => (
  // The id changes with the status, so that a menu doesn't stay open over a head that was morphed.
  <Menu id={`more-${head.id}-${head.status}`} label={w.inbox.more}>
    {actionsOf(w, head.status).map(({ method, to, icon, label }) => (
      <ActionForm method={method} action={`/conversations/${head.id}/${to}`} target="#conversation-head">
        <button type="submit" class="menu-item">
          <Icon name={icon} />
          {label}
        </button>
      </ActionForm>
    ))}
  </Menu>
);
