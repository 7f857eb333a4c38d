import type { Worded } from '../../ui/types.ts';

/** The same whether there is such an account or not. */
export const ResetAskedPage = ({ w, email }: Worded & { email: string }) => {
  const words = w.account.reset.asked;
  return (
    <div class="form">
      <h1>{words.title}</h1>
      <p role="status">{words.sent(email)}</p>
      <p class="muted">{words.nothing}</p>
      <div class="form-foot">
        <a class="text-button" href="/sign-in">
          {w.account.reset.ask.back}
        </a>
      </div>
    </div>
  );
};
