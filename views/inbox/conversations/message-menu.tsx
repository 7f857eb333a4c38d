import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { Worded } from '../../ui/types.ts';

export const MessageMenu = ({ w, messageId }: Worded & { messageId: number }) => (
  <Menu id={`message-${messageId}-more`} label={w.inbox.message.more}>
    <a class="menu-item" href={`/messages/${messageId}/raw`}>
      <Icon name="source" />
      {w.inbox.message.raw}
    </a>
    <a class="menu-item" href={`/messages/${messageId}/message.eml`} download>
      <Icon name="download" />
      {w.inbox.message.download}
    </a>
  </Menu>
);
