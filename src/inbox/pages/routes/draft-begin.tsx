import { Hono } from 'hono';
import { type Actor, mailboxesWith, requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { type Message, requireMessage } from '#src/inbox/conversations/index.ts';
import { beginDraft, forwardMessage, openDraft } from '#src/inbox/drafts/index.ts';
import { Forbidden, NotFound } from '#src/lib/errors.ts';
import type { FormBody } from '#src/lib/form.ts';
import { readAddressList, writeAddressList } from '#src/mail/address/index.ts';
import { BeginPane } from '#views/inbox/drafts/begin-pane.tsx';
import { Completions } from '#views/inbox/drafts/completions.tsx';
import { DraftsPage } from '#views/inbox/drafts/drafts-page.tsx';
import { completions } from '../actions/completions.ts';
import { messagesAnswered, requireConversation } from '../actions/conversation.ts';
import { draftRows } from '../actions/draft-list.ts';
import { forwardedFiles } from '../actions/forwarded-files.ts';
import { keysOf } from '../called.ts';
import { answerWriting } from './draft-answers.tsx';
import { type InboxDeps, idOf } from './shown.tsx';

const MOST_LIST_CHARS = 2000;

/** How drafts begin, and whom they may be addressed to: as a reply to one or to all, as a forward, as a mail of its own. */
export const draftBeginRoutes = (deps: InboxDeps): Hono<Visit> =>
  new Hono<Visit>()
    .post('/conversations/:id{[0-9]+}/drafts', (c) => reply(c, deps))
    .post('/messages/:id{[0-9]+}/forward', (c) => forward(c, deps))
    .get('/addresses', async (c) => {
      const people = await completions(c.var.ctx, c.var.actor, c.req.query('q') ?? '');
      return c.html(<Completions people={people} />);
    })
    .post('/drafts', async (c) => {
      requireRight(c.var.actor, 'inbox.open');
      const wish = wishOf(c.var.actor, await c.req.parseBody());
      return c.redirect(`/drafts/${await beginDraft(c.var.ctx, c.var.actor, wish)}`, 303);
    })
    .get('/conversations/new', showBegin);

/** From where and to whom, as a form or an address says it; from where one may send. @throws Forbidden */
function wishOf(actor: Actor, { mailbox, to }: FormBody) {
  const senders = mailboxesWith(actor, 'mailbox.send');
  const mailboxId = senders.find((id) => String(id) === mailbox) ?? senders[0];
  if (mailboxId === undefined) throw new Forbidden('mailbox.send');
  return { mailboxId, to: readAddressList(typeof to === 'string' ? to.slice(0, MOST_LIST_CHARS) : '') };
}

/** Links from anywhere lead here, so nothing is begun yet (hazard W1): a button does that. */
async function showBegin(c: VisitContext) {
  const { ctx, actor, shown } = c.var;
  requireRight(actor, 'inbox.open');
  const { mailboxId, to } = wishOf(actor, c.req.query());
  const list = { ...shown, rows: await draftRows(ctx, actor), openId: null };
  const beside = <BeginPane w={shown.w} mailboxId={mailboxId} to={writeAddressList(to)} />;
  return c.render(<DraftsPage list={list} beside={beside} />, { title: shown.w.compose.newConversation });
}

/** `message` answers that one, `audience` one or all of those it calls for; with neither, a reply that was begun is shown as it is. */
async function reply(c: VisitContext, deps: InboxDeps) {
  const { ctx, actor } = c.var;
  await requireConversation(ctx, actor, idOf(c));
  const body = await c.req.parseBody();
  const talk = await messagesAnswered(ctx, idOf(c));
  const about = await messageNamed(c, body);
  const newest = await deps.recipients(ctx, talk);
  const called = about ? await deps.recipients(ctx, [about]) : newest;
  const wish = {
    aboutMessageId: about?.id ?? null,
    ...(body.audience === 'all' ? called.all : called.one),
    called: keysOf(newest.one.to),
    writtenTo: writtenTo(about ? [about] : talk),
  };
  const isChosen = about !== null || typeof body.audience === 'string';
  const id = await openDraft(ctx, actor, idOf(c), wish, isChosen);
  return answerWriting(c, deps, { id, conversationId: idOf(c) }, { isFocused: true });
}

async function messageNamed(c: VisitContext, { message }: FormBody): Promise<Message | null> {
  if (typeof message !== 'string') return null;
  const named = await requireMessage(
    { ...c.var.ctx, db: c.var.ctx.reader },
    c.var.actor,
    Number(message),
    'mailbox.read',
  );
  if (named.conversation.id !== idOf(c)) throw new NotFound('message');
  return named.message;
}

/** The addresses that the message answered was sent to, the newest from outside. */
function writtenTo(messages: Message[]): string[] {
  const people = messages.findLast(({ kind, marks }) => kind === 'in' && !marks.automatic)?.people;
  return people ? [...people.to, ...people.cc].map(({ address }) => address) : [];
}

async function forward(c: VisitContext, deps: InboxDeps) {
  const { ctx, actor } = c.var;
  const { message, conversation } = await requireMessage({ ...ctx, db: ctx.reader }, actor, idOf(c), 'mailbox.send');
  const files = await forwardedFiles(ctx, message);
  const subject = deps.forwardSubject(message.subject || conversation.subject);
  const id = await forwardMessage(ctx, actor, message.id, { subject, files });
  return answerWriting(c, deps, { id, conversationId: conversation.id }, { isFocused: true });
}
