import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { assign, putAway, restore, setStatus } from '#src/inbox/conversations/index.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { sitePath } from '#src/lib/site-path.ts';
import { headFragment, idOf } from './shown.tsx';

/** After a change the head as it stands now, or without htmx the page one came from. */
async function answer(c: VisitContext): Promise<Response> {
  if (isFragmentRequest(c.req)) return c.html((await headFragment(c, idOf(c)))!);
  return c.redirect(pageBefore(c, `/conversations/${idOf(c)}`), 303);
}

export function pageBefore(c: VisitContext, fallback: string): string {
  const referer = URL.parse(c.req.header('Referer') ?? '');
  return referer && referer.host === new URL(c.req.url).host ? sitePath(referer.pathname + referer.search) : fallback;
}

/** What is done with a conversation as a whole. Each action asks `can` before it looks at anything else. */
export const treatmentRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .put('/conversations/:id{[0-9]+}/status', async (c) => {
      const { status } = await c.req.parseBody();
      await setStatus(c.var.ctx, c.var.actor, idOf(c), String(status));
      return answer(c);
    })
    .put('/conversations/:id{[0-9]+}/assignee', async (c) => {
      const { userId } = await c.req.parseBody();
      await assign(c.var.ctx, c.var.actor, idOf(c), userId === '' || userId === undefined ? null : Number(userId));
      return answer(c);
    })
    .post('/conversations/:id{[0-9]+}/closure', async (c) => {
      await setStatus(c.var.ctx, c.var.actor, idOf(c), 'closed');
      return answer(c);
    })
    .delete('/conversations/:id{[0-9]+}/closure', async (c) => {
      await setStatus(c.var.ctx, c.var.actor, idOf(c), 'open');
      return answer(c);
    })
    .post('/conversations/:id{[0-9]+}/:where{spam|trash}', async (c) => {
      await putAway(c.var.ctx, c.var.actor, idOf(c), c.req.param('where') as 'spam' | 'trash');
      return answer(c);
    })
    .delete('/conversations/:id{[0-9]+}/:where{spam|trash}', async (c) => {
      await restore(c.var.ctx, c.var.actor, idOf(c), c.req.param('where') as 'spam' | 'trash');
      return answer(c);
    });
