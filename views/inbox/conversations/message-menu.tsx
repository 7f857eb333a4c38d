import { ActionForm } from '../../ui/action-form.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { Worded } from '../../ui/types.ts';
import { MessageAnswers } from './message-answers.tsx';
import type { Message } from './types.ts';
import { bodyUrl } from './urls.ts';

export const MessageMenu = ({ w, message }: Worded & { message: Message }) => {
  const { id, mayBeBlocked, body } = message;
  return (
    <Menu id={`message-${id}-more`} label={w.inbox.message.more}>
      {message.mayAnswer ? <MessageAnswers w={w} message={message} /> : null}
      {body.kind === 'frame' && body.hasHtml ? <BodyChoice w={w} messageId={id} images={body.images} /> : null}
      <SenderImages w={w} message={message} />
      <a class="menu-item" href={`/messages/${id}/print`} target="_blank" rel="noopener" data-print>
        <Icon name="print" />
        {w.reading.print.message}
      </a>
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
};

/** The links fill the mail's frame, so they need no script. */
const BodyChoice = ({ w, messageId, images }: Worded & { messageId: number; images: string | null }) => (
  <>
    <a class="menu-item" href={bodyUrl(messageId, { as: 'text' })} target={`frame-${messageId}`} data-as="text">
      <Icon name="text" />
      {w.reading.asText}
    </a>
    <a class="menu-item" href={bodyUrl(messageId, { images })} target={`frame-${messageId}`} data-as="html">
      <Icon name="html" />
      {w.reading.asHtml}
    </a>
  </>
);

const SenderImages = ({ w, message: { id, senderImages } }: Worded & { message: Message }) => {
  if (senderImages === null) return null;
  const { images } = w.reading;
  const [method, long, short] =
    senderImages === 'ask'
      ? (['post', images.alwaysLong, images.alwaysShort] as const)
      : (['delete', images.undoLong, images.undoShort] as const);
  return (
    <ActionForm method={method} action={`/messages/${id}/sender-images`} target="#thread">
      <button type="submit" class="menu-item" data-sender-images={short}>
        <Icon name="image" />
        {long}
      </button>
    </ActionForm>
  );
};
