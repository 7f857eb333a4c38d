import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit } from '#src/company/sessions/index.ts';
import { PreferencesPage } from '#views/ops/preferences/preferences-page.tsx';
import { changePreferences, readPreferences } from './actions.ts';

export const preferencesRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/preferences', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const preferences = await readPreferences(c.var.ctx, c.var.actor);
      const { w } = c.var.shown;
      const page = <PreferencesPage w={w} {...preferences} isSaved={c.req.query('saved') !== undefined} />;
      return c.render(page, { title: w.company.preferences.title, page: 'preferences' });
    })
    .put('/preferences', async (c) => {
      requireRight(c.var.actor, 'company.manage');
      const body = await c.req.parseBody();
      // An unticked box sends nothing.
      const wanted = {
        assignOnReply: 'assignOnReply' in body,
        signedReplyAddress: 'signedReplyAddress' in body,
        signedBounceAddress: 'signedBounceAddress' in body,
      };
      await changePreferences(c.var.ctx, c.var.actor, wanted);
      return c.redirect('/preferences?saved', 303);
    });
