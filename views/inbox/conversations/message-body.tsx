import { ServerHtml } from '../../ui/html.tsx';
import { nameOf } from '../../ui/person-name.ts';
import type { Worded } from '../../ui/types.ts';
import type { Message } from './types.ts';
import { UnreadableMail } from './unreadable-mail.tsx';
import { bodyUrl } from './urls.ts';

/** The text of a message, or the frame that its HTML lives in, closed off from this page. */
export const MessageBodyView = ({ w, message }: Worded & { message: Message }) => {
  const { id, body } = message;
  if (body.kind === 'unreadable') return <UnreadableMail w={w} messageId={id} isStill={body.isStill} />;
  if (body.kind === 'text') {
    return (
      <div class="message-body prose" dir="auto" hx-ignore>
        {body.html ? <ServerHtml html={body.html} /> : <p class="muted">{w.inbox.message.emptyBody}</p>}
      </div>
    );
  }
  return (
    <div class="message-body">
      <iframe
        // Another frame where its pictures are shown: one that is sent elsewhere leaves a step in the browser's history.
        id={`frame-${id}${body.images ? '-images' : ''}`}
        name={`frame-${id}`}
        class="mail-frame"
        src={bodyUrl(id, { images: body.images })}
        title={w.inbox.message.frame(nameOf(message.from))}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        loading="lazy"
        data-autosize
      />
    </div>
  );
};
