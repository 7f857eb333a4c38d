import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { requireMessage } from '#src/inbox/conversations/index.ts';
import { Upstream } from '#src/lib/errors.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { headerText } from '#src/mail/mime/index.ts';
import { RawPage } from '#views/inbox/conversations/raw-page.tsx';
import { requireOriginal } from '../actions/original.ts';
import { headerFields } from '../header-fields.ts';
import { type Failure, pageOf } from './pane.ts';
import { failurePage, type InboxDeps, idOf, threadFragment } from './shown.tsx';

const MOST_HEADER_BYTES = 64_000;
const MOST_SOURCE_BYTES = 256_000;

export const messageRoutes = (deps: InboxDeps): Hono<Visit> =>
  new Hono<Visit>()
    .get('/messages/:id{[0-9]+}/raw', showOriginal)
    .post('/messages/:id{[0-9]+}/parsing', (c) => parse(c, deps));

/** The original: its header fields and its source, as far as a page bears it. */
async function showOriginal(c: VisitContext) {
  const { message, raw } = await requireOriginal(c.var.ctx, c.var.actor, idOf(c));
  const { w, locale } = c.var.shown;
  const source = raw.bytes.subarray(0, MOST_SOURCE_BYTES);
  return c.render(
    <RawPage
      w={w}
      locale={locale}
      messageId={message.id}
      conversationId={message.conversationId}
      subject={message.subject}
      headers={headerFields(headerText(raw.bytes, MOST_HEADER_BYTES))}
      source={new TextDecoder().decode(source)}
      bytes={raw.size}
      shownBytes={source.length}
    />,
    { title: message.subject },
  );
}

async function parse(c: VisitContext, deps: InboxDeps) {
  const { ctx, actor } = c.var;
  const { message } = await requireMessage({ ...ctx, db: ctx.reader }, actor, idOf(c), 'mailbox.manage');
  const { conversationId } = message;
  const failure = await stillUnreadable(deps, c);
  if (isFragmentRequest(c.req))
    return c.html(await threadFragment(c, deps, conversationId, failure), failure ? 422 : 200);
  return failure
    ? failurePage(c, deps, conversationId, failure)
    : c.redirect(pageOf(c, conversationId, `#message-${idOf(c)}`), 303);
}

/** Reads a mail once more. That it still can't be read is no fault of ours or of the request: the person is told so in its place. */
async function stillUnreadable(deps: InboxDeps, c: VisitContext): Promise<Failure | undefined> {
  try {
    await deps.parseAgain(c.var.ctx, c.var.actor, idOf(c));
  } catch (error) {
    if (!(error instanceof Upstream)) throw error;
    return { unreadId: idOf(c) };
  }
}
