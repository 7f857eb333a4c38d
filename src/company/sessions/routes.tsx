import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import { countUsers } from '#src/company/users/index.ts';
import { Invalid, RateLimited } from '#src/lib/errors.ts';
import { formStatus, line, readForm } from '#src/lib/form.ts';
import { sitePath } from '#src/lib/site-path.ts';
import { createThrottle } from '#src/lib/throttle.ts';
import type { Clock } from '#src/platform/clock.ts';
import { refusedForm } from '#src/words/index.ts';
import { NotSetUpPage } from '#views/company/sessions/not-set-up-page.tsx';
import { SignInPage } from '#views/company/sessions/sign-in-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { checkCredentials, endSession, startSession } from './actions.ts';
import { SESSION_COOKIE, sessionCookie } from './cookie.ts';
import type { Visit, VisitContext } from './visit.ts';

const WINDOW_MS = 15 * 60 * 1000;

const signInForm = z.object({
  email: line(254),
  password: z.string('required').min(1, 'required').max(1000, 'tooLong'),
  next: z.string().optional(),
});

/**
 * Sets the cookie of a fresh session; nothing of an earlier one stays (hazard W2).
 * @param passwordHash of the password that was just proved, where one was
 */
export async function enter(c: VisitContext, userId: number, passwordHash?: string): Promise<void> {
  const device = c.req.header('User-Agent') ?? '';
  const secret = await startSession(c.var.ctx, userId, {
    device,
    address: c.env.address,
    origin: new URL(c.req.url).origin,
    ...(passwordHash ? { passwordHash } : {}),
  });
  await leave(c);
  setCookie(c, SESSION_COOKIE, secret, sessionCookie(c.var.isSecure));
}

async function leave(c: VisitContext): Promise<void> {
  const { ctx, session } = c.var;
  if (session) await endSession(ctx, session.user.id, session.tokenHash);
}

/** Before the first run nobody could sign in; the page says where the way in stands, and gives nothing of it. */
function notSetUp(c: VisitContext) {
  const { w } = c.var.shown;
  return c.render(<NotSetUpPage w={w} />, { title: w.company.notSetUp.title });
}

export function sessionRoutes({ clock }: { clock: Clock }): Hono<Visit> {
  const throttle = {
    byPair: createThrottle({ most: 10, windowMs: WINDOW_MS }, clock.now),
    byAddress: createThrottle({ most: 50, windowMs: WINDOW_MS }, clock.now),
    byAccount: createThrottle({ most: 100, windowMs: WINDOW_MS }, clock.now),
  };
  const page = (c: VisitContext, next: string | null, form: FormState) =>
    c.render(<SignInPage w={c.var.shown.w} form={form} next={next} hasReset={c.req.query('reset') !== undefined} />, {
      title: c.var.shown.w.company.signIn.title,
      status: formStatus(form.errors),
    });

  return new Hono<Visit>()
    .get('/sign-in', async (c) => {
      const next = sitePath(c.req.query('next'));
      if (c.var.session) return c.redirect(next, 303);
      const isSetUp = (await countUsers(c.var.ctx.reader)) > 0;
      return isSetUp ? page(c, next, { errors: {}, values: {} }) : notSetUp(c);
    })
    .post('/session', async (c) => {
      const body = await c.req.parseBody();
      const next = sitePath(body.next);
      try {
        const { email, password } = readForm(body, signInForm);
        const user = await checkCredentials(c.var.ctx, throttle, { email, password }, c.env.address);
        await enter(c, user.id, user.passwordHash);
        return c.redirect(next, 303);
      } catch (error) {
        const refusal = error instanceof RateLimited ? new Invalid({ form: 'tooMany' }) : error;
        return page(c, next, refusedForm(c.var.shown.w, refusal, body));
      }
    })
    .delete('/session', async (c) => {
      await leave(c);
      deleteCookie(c, SESSION_COOKIE, { path: '/', secure: c.var.isSecure });
      // Mails and files that the browser kept for a while are the next person's to see otherwise.
      c.header('Clear-Site-Data', '"cache"');
      return c.redirect('/sign-in', 303);
    });
}
