import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { mailDocument } from '#src/mail/html/index.ts';
import { MailRows } from '#views/inbox/conversations/mail-rows.tsx';
import { renderedMail, requireOriginal } from '../actions/original.ts';
import { isShowing, pictureKey, showingToken } from '../actions/pictures.ts';
import { idOf } from './shown.tsx';

// Hazard H1: the mail stands in a document of its own, under a policy of its own, where nothing runs and nothing is fetched.
const MAIL_POLICY =
  "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

export const bodyRoutes = (): Hono<Visit> => new Hono<Visit>().get('/messages/:id{[0-9]+}/body', showBody);

/**
 * A mail's HTML, in a document of its own; `images` is the token that shows pictures of
 * other servers (`sender=always` says why, and keeps that document apart in the browser's memory), `as=text` the text.
 */
async function showBody(c: VisitContext) {
  const { ctx, actor, shown } = c.var;
  const { message, raw } = await requireOriginal(ctx, actor, idOf(c));
  const key = await pictureKey(ctx, message.id);
  const mail = await renderedMail(ctx, message.id, raw, {
    quoteLabel: shown.w.inbox.message.showQuote,
    proxy: isShowing(key, c.req.query('images')) ? { path: `/messages/${message.id}/images`, key } : null,
    asText: c.req.query('as') === 'text',
  });
  const rows = (
    <MailRows
      w={shown.w}
      mail={mail}
      isAlways={c.req.query('sender') === 'always'}
      showUrl={`/messages/${message.id}/body?images=${showingToken(key)}`}
    />
  );
  return c.html(mailDocument(`${rows}${mail.html}`, { title: message.subject, isOurs: message.kind === 'out' }), 200, {
    'Content-Security-Policy': MAIL_POLICY,
    'Cache-Control': 'private, max-age=300',
  });
}
