import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { discardDraft, isSavable, ownDraft, saveDraft, sendDraft, undoDraft } from '#src/inbox/drafts/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { FormBody } from '#src/lib/form.ts';
import { type MailAddress, readAddressList } from '#src/mail/address/index.ts';
import { DraftState } from '#views/inbox/drafts/draft-state.tsx';
import { messagesAnswered, requireConversation } from '../actions/conversation.ts';
import { isCalled } from '../called.ts';
import { showBeginning } from './beginning.tsx';
import { answerDiscarded, answerWriting, failureOf } from './draft-answers.tsx';
import { attachSent } from './draft-files.tsx';
import { afterOf, seenOf, writtenOf } from './draft-form.ts';
import { onwardOf, onwardUrl, sayOnward } from './onward.ts';
import { type InboxDeps, idOf } from './shown.tsx';

export const draftRoutes = (deps: InboxDeps): Hono<Visit> =>
  new Hono<Visit>()
    .put('/drafts/:id{[0-9]+}', async (c) => {
      await ownDraft(c.var.ctx, c.var.actor, idOf(c));
      const written = writtenOf(await c.req.parseBody());
      if (!written) throw new Invalid({ text: 'required' });
      const { updatedAt } = await saveDraft(c.var.ctx, c.var.actor, idOf(c), written);
      return c.html(<DraftState {...c.var.shown} savedAt={updatedAt} />);
    })
    .get('/drafts/:id{[0-9]+}', showBeginning)
    .delete('/drafts/:id{[0-9]+}', async (c) =>
      answerDiscarded(c, deps, idOf(c), await discardDraft(c.var.ctx, c.var.actor, idOf(c))),
    )
    .post('/drafts/:id{[0-9]+}/dispatch', (c) => send(c, deps))
    .delete('/drafts/:id{[0-9]+}/dispatch', async (c) => {
      // htmx puts what a form of DELETE holds into the query.
      const seen = seenOf({ ...c.req.query(), ...(await c.req.parseBody()) });
      const conversationId = await undoDraft(c.var.ctx, c.var.actor, idOf(c), seen);
      return answerWriting(c, deps, { id: idOf(c), conversationId }, { isFocused: true });
    });

/** A message that came in may call for another recipient than the form showed: nobody is written to unseen (hazard T3). */
function requireSameRecipients(body: FormBody, recipients: MailAddress[], called: MailAddress[]): void {
  if (!isCalled(recipients, called, acceptedIn(body).called)) throw new Invalid({ recipients: 'recipientsChanged' });
}

/** Whom its author saw that the newest message wants answered. */
const acceptedIn = ({ called }: FormBody) => (typeof called === 'string' ? { called: called.slice(0, 4000) } : {});

/**
 * Sends what the form carries. Where that can't be, its words are saved and shown with what is wrong. The button that takes
 * other recipients (`take`) sends nothing: it shows them.
 */
async function send(c: VisitContext, deps: InboxDeps) {
  const { ctx, actor, shown } = c.var;
  const { conversationId } = await ownDraft(ctx, actor, idOf(c));
  const body = await c.req.parseBody({ all: true });
  const written = writtenOf(body);
  try {
    await attachSent(c, body);
    if (written && typeof body.take === 'string') {
      await saveDraft(ctx, actor, idOf(c), { ...written, ...acceptedIn(body), to: readAddressList(body.take) });
      return await answerWriting(c, deps, { id: idOf(c), conversationId }, { isFocused: true });
    }
    if (conversationId !== null) {
      const { one } = await deps.recipients(ctx, await messagesAnswered(ctx, conversationId));
      requireSameRecipients(body, [...(written?.to ?? []), ...(written?.cc ?? []), ...(written?.bcc ?? [])], one.to);
    }
    const way = onwardOf(c, body.go);
    const url = conversationId === null ? null : await onwardUrl(c, way, await conversationIn(c, conversationId));
    const outcome = await sendDraft(ctx, actor, idOf(c), {
      locale: shown.locale,
      timeZone: shown.timeZone,
      after: afterOf(body),
      anyway: body.anyway === '1' ? seenOf(body) : null,
      written: written && { ...written, ...acceptedIn(body) },
    });
    // What was held needs its author here.
    if (outcome === 'waiting' && url) return c.redirect(url, 303);
    if (outcome === 'waiting' && conversationId !== null) sayOnward(c, way);
    return await answerWriting(c, deps, { id: idOf(c), conversationId });
  } catch (error) {
    const failure = failureOf(c, error, body);
    const isKept = written !== null && isSavable(written);
    if (isKept) await saveDraft(ctx, actor, idOf(c), written);
    // What is kept is shown as it is kept: under the signature of where its conversation is by now.
    const shownAgain = isKept ? { ...failure, typed: null } : failure;
    return answerWriting(c, deps, { id: idOf(c), conversationId }, { failure: shownAgain, isFocused: true });
  }
}

const conversationIn = async (c: VisitContext, id: number) =>
  (await requireConversation(c.var.ctx, c.var.actor, id)).conversation;
