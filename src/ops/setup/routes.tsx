import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import * as z from 'zod';
import { enter, type Visit, type VisitContext } from '#src/company/sessions/index.ts';
import { countUsers, emailField, nameField, passwordField, SHORTEST_PASSWORD } from '#src/company/users/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { formStatus, line, readForm } from '#src/lib/form.ts';
import { isMailAddress } from '#src/mail/address/index.ts';
import { refusedForm } from '#src/words/index.ts';
import { SetupPage } from '#views/ops/setup/setup-page.tsx';
import type { FormState } from '#views/ui/types.ts';
import { setUp } from './actions.ts';

const foundingForm = z.object({
  company: line(100),
  name: nameField,
  email: emailField,
  password: passwordField,
  mailboxName: line(100),
  address: line(254).refine(isMailAddress, 'email'),
});

const digest = (text: string) => createHash('sha256').update(text).digest();

/** @param token printed by `serve` as part of a link */
export function setupRoutes({ token }: { token: string }): Hono<Visit> {
  const requireFirstRun = async (c: VisitContext, given: unknown) => {
    const isRight = typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
    // One answer for both: whoever guesses learns nothing from it.
    if (!isRight || (await countUsers(c.var.ctx.reader)) > 0) throw new NotFound('setup');
  };
  const page = (c: VisitContext, form: FormState) =>
    c.render(<SetupPage w={c.var.shown.w} token={token} shortestPassword={SHORTEST_PASSWORD} form={form} />, {
      title: c.var.shown.w.setup.title,
      status: formStatus(form.errors),
    });

  return new Hono<Visit>()
    .get('/setup', async (c) => {
      await requireFirstRun(c, c.req.query('token'));
      return page(c, { errors: {}, values: {} });
    })
    .post('/setup', async (c) => {
      const body = await c.req.parseBody();
      await requireFirstRun(c, body.token);
      try {
        await enter(c, await setUp(c.var.ctx, readForm(body, foundingForm)));
        return c.redirect('/first-steps', 303);
      } catch (error) {
        return page(c, refusedForm(c.var.shown.w, error, body));
      }
    });
}
