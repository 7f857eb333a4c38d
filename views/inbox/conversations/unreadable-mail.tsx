import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Worded } from '../../ui/types.ts';

type Props = Worded & { messageId: number; isStill: boolean };

export const UnreadableMail = ({ w, messageId, isStill }: Props) => (
  <div class="message-body">
    <Notice tone="waiting" icon="warning">
      <strong>{w.inbox.message.unreadable}</strong>
      {isStill ? <p role="alert">{w.inbox.message.stillUnreadable}</p> : null}
      <p>{w.inbox.message.unreadableHint}</p>
      <div class="actions">
        <ActionForm method="post" action={`/messages/${messageId}/parsing`} target="#thread">
          <Button icon="parse">{w.inbox.message.parseAgain}</Button>
        </ActionForm>
        <a class="button quiet" href={`/messages/${messageId}/raw`}>
          {w.inbox.message.raw}
        </a>
        <a class="button quiet" href={`/messages/${messageId}/message.eml`} download>
          {w.inbox.message.download}
        </a>
      </div>
    </Notice>
  </div>
);
