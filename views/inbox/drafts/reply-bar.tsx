import type { Child } from 'hono/jsx';
import type { IconName } from '#static/icons/index.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

export type ReplyBarProps = Worded & {
  conversationId: number;
  /** Who would be answered. */
  toName: string;
  /** How many more a reply to all would go to. */
  others: number;
  /** The message that would be forwarded; null where there is none. */
  newest: number | null;
};

/** The composer while nothing is written: a bar that makes a draft. It stands where the composer will, under the same id. */
export const ReplyBar = ({ w, conversationId, toName, others, newest }: ReplyBarProps) => {
  const action = `/conversations/${conversationId}/drafts`;
  return (
    <div id="composer" class="reply-bar">
      {others > 0 ? (
        <BarButton action={action} audience="all" icon="reply-all" letter="a" isWide>
          {w.compose.replyAllTo(toName, others)}
        </BarButton>
      ) : null}
      <BarButton action={action} audience="one" icon="reply" letter="r" isWide={others === 0}>
        {others > 0 ? w.compose.reply : w.writing.replyTo(toName)}
      </BarButton>
      {newest === null ? null : (
        <BarButton action={`/messages/${newest}/forward`} icon="forward" letter="f">
          {w.compose.forward}
        </BarButton>
      )}
    </div>
  );
};

type ButtonProps = {
  action: string;
  audience?: 'one' | 'all';
  icon: IconName;
  letter: string;
  isWide?: boolean;
  children: Child;
};

const BarButton = ({ action, audience, icon, letter, isWide = false, children }: ButtonProps) => (
  <ActionForm
    class={isWide ? 'reply-form wide' : 'reply-form'}
    method="post"
    action={action}
    target="#composer"
    swap="outerHTML"
  >
    {audience ? <input type="hidden" name="audience" value={audience} /> : null}
    <button type="submit" class="reply-button" data-key={letter}>
      <Icon name={icon} />
      <span class="reply-label">{children}</span>
      <span class="key" aria-hidden="true">
        {letter}
      </span>
    </button>
  </ActionForm>
);
