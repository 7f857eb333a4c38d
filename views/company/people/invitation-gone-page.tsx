import type { Worded } from '../../ui/types.ts';

/** For whoever follows the link too late, or a second time: the page for lost ones knows nothing of invitations. */
export const InvitationGonePage = ({ w }: Worded) => {
  const words = w.company.invitation.gone;
  return (
    <div class="form">
      <h1>{words.title}</h1>
      <p class="muted">{words.lead}</p>
      <div class="form-foot">
        <a class="text-button" href="/sign-in">
          {words.signIn}
        </a>
      </div>
    </div>
  );
};
