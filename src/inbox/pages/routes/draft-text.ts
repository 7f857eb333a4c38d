import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { ownDraft, signatureOfSender } from '#src/inbox/drafts/index.ts';
import { senderOf } from './draft-form.ts';
import { type InboxDeps, idOf } from './shown.tsx';

/** What the editor asks for while it is written in: the message to be quoted, and another mailbox's signature. */
export const draftTextRoutes = (deps: Pick<InboxDeps, 'editableQuote'>): Hono<Visit> =>
  new Hono<Visit>()
    .get('/drafts/:id{[0-9]+}/quote', async (c) => {
      const { ctx, actor, shown } = c.var;
      const draft = await ownDraft(ctx, actor, idOf(c));
      return fragment(c, await deps.editableQuote({ ...ctx, db: ctx.reader }, draft, shown));
    })
    .get('/drafts/:id{[0-9]+}/signature', async (c) => {
      const { ctx, actor } = c.var;
      return fragment(c, await signatureOfSender(ctx, actor, idOf(c), senderOf(c.req.query('from'))));
    });

// For a script that cleans it once more; a browser that opens it by itself gets nothing that could run.
const fragment = (c: VisitContext, html: string) =>
  c.html(html, 200, { 'Content-Security-Policy': "sandbox; default-src 'none'", 'Cache-Control': 'no-store' });
