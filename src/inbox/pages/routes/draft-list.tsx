import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit } from '#src/company/sessions/index.ts';
import { fragmentTarget } from '#src/lib/htmx.ts';
import { NoConversation } from '#views/inbox/conversations/no-conversation.tsx';
import { DraftList } from '#views/inbox/drafts/draft-list.tsx';
import { DraftsPage } from '#views/inbox/drafts/drafts-page.tsx';
import { Leaving } from '#views/inbox/drafts/leaving.tsx';
import { draftRows } from '../actions/draft-list.ts';
import { sidebar } from '../actions/sidebar.ts';
import { openIdOf } from '../place.ts';

/** What one has begun and not sent. */
export const draftListRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/drafts', async (c) => {
      const { ctx, actor, shown } = c.var;
      requireRight(actor, 'inbox.open');
      const list = { ...shown, rows: await draftRows(ctx, actor), openId: Number(c.req.query('open')) || null };
      if (fragmentTarget(c.req) === 'conversation') {
        c.header('HX-Push-Url', '/drafts');
        return c.html(<NoConversation w={shown.w} />);
      }
      if (fragmentTarget(c.req) === 'conversation-list') return c.html(<DraftList {...list} />);
      return c.render(<DraftsPage list={list} />, { title: shown.w.afterSend.drafts.title });
    })
    .get('/drafts/leaving', async (c) => {
      const { ctx, actor, shown } = c.var;
      requireRight(actor, 'inbox.open');
      const { leaving } = await sidebar(ctx, actor);
      return c.html(<Leaving {...shown} answers={leaving} openId={openIdOf(c.req.header('HX-Current-URL'))} />);
    });
