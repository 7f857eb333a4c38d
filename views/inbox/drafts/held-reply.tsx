import type { Words } from '#src/words/index.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Dated } from '../../ui/types.ts';
import type { Held } from '../conversations/types.ts';
import { ReplyText } from './reply-text.tsx';

const heldBecause = (w: Words, { reason, newer }: Held): string => {
  if (!newer) return w.writing.held.notSent;
  return reason === 'newer-message' ? w.writing.held.newerMessage(newer.name) : w.writing.held.newerReply(newer.name);
};

/** A reply that did not leave because the conversation went on. It stays until its author decides. */
export const HeldReply = ({ reply, newest, w }: Dated & { reply: Held; newest: number }) => {
  const { newer } = reply;
  return (
    <article id={`draft-${reply.draftId}`} class="message out held" aria-label={w.writing.held.label}>
      <Notice tone="waiting" icon="held">
        <strong>{heldBecause(w, reply)}</strong>
        {newer ? (
          <p>
            {w.writing.held.hint} <a href={`#message-${newer.messageId}`}>{w.writing.held.look}</a>
          </p>
        ) : (
          <p>{w.writing.held.notSentHint}</p>
        )}
      </Notice>
      <ReplyText w={w} to={reply.to} html={reply.bodyHtml} />
      {reply.isMine ? <HeldActions w={w} draftId={reply.draftId} newest={newest} /> : null}
    </article>
  );
};

// What is sent anyway is sent in view of the messages beside it; one that came later holds it again.
const HeldActions = ({ w, draftId, newest }: Pick<Dated, 'w'> & { draftId: number; newest: number }) => (
  <div class="actions">
    <ActionForm method="post" action={`/drafts/${draftId}/dispatch`} target="#composer" swap="outerHTML">
      <input type="hidden" name="anyway" value="1" />
      <input type="hidden" name="seen" value={newest} />
      <Button kind="primary" icon="send">
        {w.writing.held.sendAnyway}
      </Button>
    </ActionForm>
    <ActionForm method="delete" action={`/drafts/${draftId}/dispatch`} target="#composer" swap="outerHTML">
      <input type="hidden" name="seen" value={newest} />
      <Button icon="draft">{w.writing.held.edit}</Button>
    </ActionForm>
    <ActionForm method="delete" action={`/drafts/${draftId}`} target="#composer" swap="outerHTML">
      <Button kind="danger" icon="trash">
        {w.writing.held.discard}
      </Button>
    </ActionForm>
  </div>
);
