import { shortDate } from '#src/words/index.ts';
import { ActionForm } from '../../ui/action-form.tsx';
import type { Dated } from '../../ui/types.ts';
import { accessText } from './access-text.ts';
import type { Invitation } from './types.ts';

export const InvitationList = ({ invitations, w, ...setting }: Dated & { invitations: Invitation[] }) => {
  if (invitations.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="invitations">
      <h2 id="invitations">{w.company.people.pending}</h2>
      <ul class="items">
        {invitations.map(({ id, email, role, mailboxNames, teamNames, expiresAt }) => (
          <li class="item">
            <div class="item-main">
              <span class="item-title">{email}</span>
              <span class="item-sub">{w.company.people.expires(shortDate(expiresAt, setting))}</span>
            </div>
            <span class="item-side">{accessText(w, mailboxNames, teamNames)}</span>
            <span class="item-side narrow">{w.company.roles[role]}</span>
            <ActionForm method="delete" action={`/invitations/${id}`}>
              <button type="submit" class="button quiet" aria-label={w.company.people.withdrawFor(email)}>
                {w.company.people.withdraw}
              </button>
            </ActionForm>
          </li>
        ))}
      </ul>
      <p class="panel-hint">{w.company.people.pendingHint}</p>
    </section>
  );
};
