import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { SHORTEST_PASSWORD } from '#src/company/users/index.ts';
import { Invalid, NotFound, RateLimited } from '#src/lib/errors.ts';
import { formStatus, readForm } from '#src/lib/form.ts';
import { neighbourhoodOf } from '#src/lib/networks.ts';
import { createThrottle } from '#src/lib/throttle.ts';
import type { Clock } from '#src/platform/clock.ts';
import { refusedForm } from '#src/words/index.ts';
import { AskResetPage } from '#views/company/account/ask-reset-page.tsx';
import { ChoosePasswordPage } from '#views/company/account/choose-password-page.tsx';
import { ResetAskedPage } from '#views/company/account/reset-asked-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { askForReset, resetOf, resetPassword } from '../actions/reset.ts';
import { newPasswordForm, resetForm } from '../form.ts';

const WINDOW_MS = 60 * 60 * 1000;
const blank: FormState = { errors: {}, values: {} };

function askPage(c: VisitContext, form: FormState, status = formStatus(form.errors) as 200 | 404 | 422) {
  const { w } = c.var.shown;
  return c.render(<AskResetPage w={w} form={form} />, { title: w.account.reset.ask.title, isPlain: true, status });
}

async function userOf(c: VisitContext, secret: string) {
  try {
    return (await resetOf(c.var.ctx, secret)).user;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

async function choosePage(c: VisitContext, secret: string, form: FormState) {
  const { w } = c.var.shown;
  const user = await userOf(c, secret);
  // Used, or too old: the way to another one is shown instead.
  if (!user) return askPage(c, { errors: { form: w.errors.fields.resetGone }, values: {} }, 404);
  const page = (
    <ChoosePasswordPage w={w} email={user.email} secret={secret} shortestPassword={SHORTEST_PASSWORD} form={form} />
  );
  return c.render(page, { title: w.account.reset.choose.title, isPlain: true, status: formStatus(form.errors) });
}

/** For strangers: a password is asked for nowhere here, the secret of a link that was mailed or handed over is. */
export function resetRoutes({ clock }: { clock: Clock }): Hono<Visit> {
  const byAddress = createThrottle({ most: 20, windowMs: WINDOW_MS }, clock.now);
  const byAccount = createThrottle({ most: 3, windowMs: WINDOW_MS }, clock.now);

  /** An account gets three links in an hour; whoever asks for more is told the same as before, and nobody is mailed. */
  async function ask(c: VisitContext, email: string): Promise<void> {
    byAddress.attempt(neighbourhoodOf(c.env.address));
    try {
      byAccount.attempt(email);
    } catch (error) {
      if (error instanceof RateLimited) return;
      throw error;
    }
    await askForReset(c.var.ctx, { email, origin: new URL(c.req.url).origin });
  }

  return new Hono<Visit>()
    .get('/password-resets/new', (c) => askPage(c, blank))
    .post('/password-resets', async (c) => {
      const body = await c.req.parseBody();
      const { w } = c.var.shown;
      try {
        const email = readForm(body, resetForm).email.toLowerCase();
        await ask(c, email);
        return c.render(<ResetAskedPage w={w} email={email} />, { title: w.account.reset.asked.title, isPlain: true });
      } catch (error) {
        return askPage(
          c,
          refusedForm(w, error instanceof RateLimited ? new Invalid({ form: 'tooMany' }) : error, body),
        );
      }
    })
    .get('/password-resets/:secret', (c) => choosePage(c, c.req.param('secret'), blank))
    .post('/password-resets/:secret', async (c) => {
      const body = await c.req.parseBody();
      try {
        await resetPassword(c.var.ctx, c.req.param('secret'), readForm(body, newPasswordForm).password);
        return c.redirect('/sign-in?reset', 303);
      } catch (error) {
        if (error instanceof NotFound) return choosePage(c, c.req.param('secret'), blank);
        return choosePage(c, c.req.param('secret'), refusedForm(c.var.shown.w, error, body));
      }
    });
}
