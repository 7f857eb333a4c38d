import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { signatureOfSender } from '#src/inbox/drafts/index.ts';
import { type QuoteDeps, quoteInText } from '../actions/quote-in-text.ts';
import { senderOf } from './draft-form.ts';
import { idOf } from './shown.tsx';

/** What the editor asks for while it is written in: the message to be quoted, and another mailbox's signature. */
export const draftTextRoutes = ({ editableQuote }: QuoteDeps): Hono<Visit> =>
  new Hono<Visit>()
    .post('/drafts/:id{[0-9]+}/quote', async (c) => {
      const { ctx, actor, shown } = c.var;
      return fragment(c, await quoteInText(ctx, actor, idOf(c), { editableQuote, ...shown }));
    })
    .get('/drafts/:id{[0-9]+}/signature', async (c) => {
      const { ctx, actor } = c.var;
      return fragment(c, await signatureOfSender(ctx, actor, idOf(c), senderOf(c.req.query('from'))));
    });

// For a script that cleans it once more; a browser that opens it by itself gets nothing that could run.
const fragment = (c: VisitContext, html: string) =>
  c.html(html, 200, { 'Content-Security-Policy': "sandbox; default-src 'none'", 'Cache-Control': 'no-store' });
