import { exactTime } from '#src/words/index.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import type { Dated } from '../../ui/types.ts';
import type { Waiting } from '../conversations/types.ts';
import { ReplyText } from './reply-text.tsx';

/** A reply in its undo window. The bar runs down in the window's time; the script counts the seconds. */
export const WaitingReply = ({ reply, w, ...setting }: Dated & { reply: Waiting }) => (
  <article
    id={`draft-${reply.draftId}`}
    class="message out waiting"
    aria-label={w.writing.waiting.label}
    data-leaves-at={reply.leavesAt}
    data-now={setting.now}
    data-label={w.writing.waiting.countdown}
  >
    <div class="message-head">
      <Avatar name={reply.author} kind="colleague" photo={reply.photo} />
      <h2 class="message-who">
        <bdi>{reply.author}</bdi>
      </h2>
      <span class="countdown" data-countdown aria-hidden="true">
        {w.writing.waiting.leaves(exactTime(reply.leavesAt, setting))}
      </span>
      {reply.isMine ? (
        <ActionForm method="delete" action={`/drafts/${reply.draftId}/dispatch`} target="#composer" swap="outerHTML">
          <Button icon="undo" shortcut="z">
            {w.writing.waiting.undo}
          </Button>
        </ActionForm>
      ) : null}
    </div>
    <ReplyText w={w} to={reply.to} html={reply.bodyHtml} />
    {reply.fileNames.length > 0 ? <p class="recipients">{w.writing.attached(reply.fileNames.join(', '))}</p> : null}
    <span class="countdown-bar" />
  </article>
);
