import { ActionForm } from '../../ui/action-form.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

export type ReplyBarProps = Worded & {
  conversationId: number;
  /** Who would be answered. */
  toName: string;
};

/** The composer while nothing is written: one bar that makes a draft. It stands where the composer will, under the same id. */
export const ReplyBar = ({ w, conversationId, toName }: ReplyBarProps) => (
  <ActionForm
    id="composer"
    class="reply-bar"
    method="post"
    action={`/conversations/${conversationId}/drafts`}
    target="#composer"
    swap="outerHTML"
  >
    <button type="submit" class="reply-button" data-key="r">
      <Icon name="reply" />
      <span class="reply-label">{w.writing.replyTo(toName)}</span>
      <span class="key" aria-hidden="true">
        r
      </span>
    </button>
  </ActionForm>
);
