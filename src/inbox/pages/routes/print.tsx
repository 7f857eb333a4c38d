import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { type Conversation, type Message, messagesOf, requireMessage } from '#src/inbox/conversations/index.ts';
import { printDocument } from '#src/mail/html/index.ts';
import { PrintedConversation } from '#views/inbox/conversations/printed-conversation.tsx';
import { headOf, requireConversation } from '../actions/conversation.ts';
import { isShowing, pictureKey } from '../actions/pictures.ts';
import { printedMessages } from '../actions/printing.ts';
import { idOf } from './shown.tsx';

// Hazard H1 again, since mails stand in it as they are; a page of ours may open the browser's print dialogue on it.
const PRINT_POLICY =
  "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

const MOST_MESSAGES = 200;

type Paper = { conversation: Conversation; messages: Message[]; quoteLabel: string | null; withImages: number[] };

/** A conversation, or one message of it, for paper. */
export const printRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/conversations/:id{[0-9]+}/print', async (c) => {
      const { ctx, actor, shown } = c.var;
      const { conversation } = await requireConversation(ctx, actor, idOf(c));
      const messages = await messagesOf(ctx.reader, conversation.id, MOST_MESSAGES);
      const isWhole = c.req.query('quotes') === '1' || messages.length === 1;
      const quoteLabel = isWhole ? null : shown.w.reading.print.quoteLeftOut;
      return print(c, { conversation, messages, quoteLabel, withImages: [] });
    })
    .get('/messages/:id{[0-9]+}/print', async (c) => {
      const { ctx, actor } = c.var;
      const wanted = await requireMessage({ ...ctx, db: ctx.reader }, actor, idOf(c), 'mailbox.read');
      const { conversation, message } = wanted;
      const isWithImages = isShowing(await pictureKey(ctx, message.id), c.req.query('images'));
      const withImages = isWithImages ? [message.id] : [];
      return print(c, { conversation, messages: [message], quoteLabel: null, withImages });
    });

async function print(c: VisitContext, { conversation, messages, ...wish }: Paper) {
  const { ctx, shown } = c.var;
  const actor = c.var.actor!;
  const printed = await printedMessages(ctx, actor, conversation, messages, wish);
  const { mailboxName } = await headOf(ctx, actor, conversation);
  const page = (
    <PrintedConversation
      {...shown}
      conversation={{ id: conversation.id, subject: conversation.subject, mailboxName }}
      messages={printed}
      leftOut={messages.length === MOST_MESSAGES ? conversation.messageCount - messages.length : 0}
      wholeUrl={wish.quoteLabel === null ? null : `/conversations/${conversation.id}/print?quotes=1`}
    />
  );
  const title = `${conversation.subject || shown.w.inbox.row.noSubject} · #${conversation.id}`;
  return c.html(printDocument(String(page), { title, language: shown.locale }), 200, {
    'Content-Security-Policy': PRINT_POLICY,
    'Cache-Control': 'no-store',
  });
}
