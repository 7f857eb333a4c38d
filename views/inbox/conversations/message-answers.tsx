import type { IconName } from '#static/icons/index.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';
import type { Message } from './types.ts';

/** Answers and forwards this one message, wherever in the thread it stands. */
export const MessageAnswers = ({ w, message: { id, conversationId } }: Worded & { message: Message }) => {
  const drafts = `/conversations/${conversationId}/drafts`;
  return (
    <>
      <Answer action={drafts} fields={{ message: String(id), audience: 'one' }} icon="reply" label={w.compose.reply} />
      <Answer
        action={drafts}
        fields={{ message: String(id), audience: 'all' }}
        icon="reply-all"
        label={w.compose.replyAll}
      />
      <Answer action={`/messages/${id}/forward`} fields={{}} icon="forward" label={w.compose.forward} />
    </>
  );
};

type Props = { action: string; fields: Record<string, string>; icon: IconName; label: string };

const Answer = ({ action, fields, icon, label }: Props) => (
  <ActionForm method="post" action={action} target="#composer" swap="outerHTML">
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button type="submit" class="menu-item">
      <Icon name={icon} />
      {label}
    </button>
  </ActionForm>
);
