import type { Worded } from '../../ui/types.ts';
import { BeginForm } from './begin-form.tsx';

/** What a link to a new conversation opens: whom it is to, and the button that begins it. */
export const BeginPane = ({ w, mailboxId, to }: Worded & { mailboxId: number; to: string }) => (
  <section id="conversation" class="conversation nothing begin" aria-labelledby="conversation-subject">
    <div class="empty">
      <h1 id="conversation-subject" class="empty-title">
        <bdi>{to === '' ? w.compose.newConversation : w.contact.write(to)}</bdi>
      </h1>
      <BeginForm w={w} mailboxId={mailboxId} to={to} isPrimary />
    </div>
  </section>
);
