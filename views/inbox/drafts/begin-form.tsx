import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

/** `to` is a line of addresses, `mailboxId` the mailbox to write from; null as the rights of the person make it. */
type Props = Worded & { mailboxId: number | null; to?: string; isPrimary?: boolean };

/** Begins a conversation. A form and no link: a page of somebody else may lead here, but begins nothing (hazard W1). */
export const BeginForm = ({ w, mailboxId, to = '', isPrimary = false }: Props) => (
  <form method="post" action="/drafts">
    {mailboxId === null ? null : <input type="hidden" name="mailbox" value={mailboxId} />}
    {to === '' ? null : <input type="hidden" name="to" value={to} />}
    <button type="submit" class={`button ${isPrimary ? 'primary' : 'plain'} begin`} data-key="c">
      <Icon name="compose" />
      {w.compose.newConversation}
    </button>
  </form>
);
