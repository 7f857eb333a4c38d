import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit } from '#src/company/sessions/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { ImapTrouble } from '#src/mail/imap/index.ts';
import { finishSignIn, startSignIn } from '../actions/oauth.ts';
import { redirectUriOf } from './forms.ts';

/** To the provider's page and back. A link, no form: our policy lets no form lead to another site. */
export const oauthRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/accounts/oauth/start', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const id = Number(c.req.query('account'));
      if (!Number.isSafeInteger(id)) throw new NotFound('account');
      return c.redirect(await startSignIn(c.var.ctx, c.var.actor, id, redirectUriOf(c)), 302);
    })
    .get('/accounts/oauth/callback', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const code = c.req.query('code') ?? null;
      try {
        return c.redirect(
          `/accounts/${await finishSignIn(c.var.ctx, c.var.actor, c.req.query('state') ?? '', code)}`,
          303,
        );
      } catch (error) {
        if (!(error instanceof ImapTrouble)) throw error;
        // The account's page asks the server itself, and says there what is wrong.
        c.var.ctx.log.warn({ err: error }, 'a sign-in at a provider failed');
        return c.redirect('/accounts', 303);
      }
    });
