import type { Worded } from '../../ui/types.ts';

/** What a visitor sees instead of the sign-in form while nobody has an account. */
export const NotSetUpPage = ({ w }: Worded) => (
  <div class="error-page">
    <h1>{w.company.notSetUp.title}</h1>
    <p>{w.company.notSetUp.where}</p>
  </div>
);
