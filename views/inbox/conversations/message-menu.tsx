import { ActionForm } from '../../ui/action-form.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Message } from './types.ts';

export const MessageMenu = ({ w, message: { id, mayBeBlocked } }: Worded & { message: Message }) => (
  <Menu id={`message-${id}-more`} label={w.inbox.message.more}>
    <a class="menu-item" href={`/messages/${id}/raw`}>
      <Icon name="source" />
      {w.inbox.message.raw}
    </a>
    <a class="menu-item" href={`/messages/${id}/message.eml`} download>
      <Icon name="download" />
      {w.inbox.message.download}
    </a>
    {mayBeBlocked ? (
      <ActionForm method="post" action="/spam/senders">
        <input type="hidden" name="messageId" value={String(id)} />
        <button type="submit" class="menu-item">
          <Icon name="spam" />
          {w.spam.blockSender}
        </button>
      </ActionForm>
    ) : null}
  </Menu>
);
