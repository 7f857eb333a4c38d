import type { Worded } from '../../ui/types.ts';
import { BeginForm } from './begin-form.tsx';

/** What a link to a new conversation opens: whom it is to, and the button that begins it. */
export const BeginPane = ({ w, mailboxId, to }: Worded & { mailboxId: number; to: string }) => (
  <section id="conversation" class="conversation nothing begin" aria-label={w.compose.newConversation}>
    <div class="empty">
      {to === '' ? null : (
        <p class="empty-title">
          <bdi>{w.contact.write(to)}</bdi>
        </p>
      )}
      <BeginForm w={w} mailboxId={mailboxId} to={to} isPrimary />
    </div>
  </section>
);
