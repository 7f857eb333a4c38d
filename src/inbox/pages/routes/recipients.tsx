import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { requireMessage } from '#src/inbox/conversations/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { fieldErrors } from '#src/words/index.ts';
import { type Failure, pageOf } from './pane.ts';
import { failurePage, type InboxDeps, idOf, threadFragment } from './shown.tsx';

/** What is done about recipients who have not got a message of ours. */
export const recipientRoutes = (deps: InboxDeps): Hono<Visit> =>
  new Hono<Visit>()
    .post('/messages/:id{[0-9]+}/recipients/tries', async (c) => {
      await deps.retryMail(c.var.ctx, c.var.actor, await namedOf(c));
      return answer(c, deps);
    })
    .put('/messages/:id{[0-9]+}/recipients', (c) => readdress(c, deps))
    .delete('/messages/:id{[0-9]+}/recipients', async (c) => {
      await deps.cancelMail(c.var.ctx, c.var.actor, await namedOf(c));
      return answer(c, deps);
    });

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** htmx puts what a form of DELETE holds into the query. */
async function namedOf(c: VisitContext) {
  const { address } = { ...c.req.query(), ...(await c.req.parseBody()) };
  return { messageId: idOf(c), address: text(address) };
}

async function readdress(c: VisitContext, deps: InboxDeps) {
  const named = await namedOf(c);
  const typed = text((await c.req.parseBody()).to);
  try {
    await deps.readdressMail(c.var.ctx, c.var.actor, named, typed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const { to = '' } = fieldErrors(c.var.shown.w, error.fields);
    return answer(c, deps, { recipient: { ...named, typed, error: to } });
  }
  return answer(c, deps);
}

/** The thread with what became of it; without htmx the conversation's page. */
async function answer(c: VisitContext, deps: InboxDeps, failure?: Failure) {
  const { ctx, actor } = c.var;
  const { conversation } = await requireMessage({ ...ctx, db: ctx.reader }, actor, idOf(c), 'mailbox.read');
  if (isFragmentRequest(c.req))
    return c.html(await threadFragment(c, deps, conversation.id, failure), failure ? 422 : 200);
  if (failure) return failurePage(c, deps, conversation.id, failure);
  return c.redirect(pageOf(c, conversation.id, `#message-${idOf(c)}`), 303);
}
