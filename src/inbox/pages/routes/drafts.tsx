import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import {
  attachFile,
  discardDraft,
  isSavable,
  ownDraft,
  removeFile,
  saveDraft,
  sendDraft,
  undoDraft,
} from '#src/inbox/drafts/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { FormBody } from '#src/lib/form.ts';
import type { MailAddress } from '#src/mail/address/index.ts';
import { DraftState } from '#views/inbox/drafts/draft-state.tsx';
import { messagesAnswered } from '../actions/conversation.ts';
import { isCalled } from '../called.ts';
import { answerFiles, answerWriting, failureOf } from './draft-answers.tsx';
import { afterOf, seenOf, uploadsOf, writtenOf } from './draft-form.ts';
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
    .delete('/drafts/:id{[0-9]+}', async (c) =>
      answerWriting(c, deps, await discardDraft(c.var.ctx, c.var.actor, idOf(c))),
    )
    .post('/drafts/:id{[0-9]+}/files', async (c) => {
      await ownDraft(c.var.ctx, c.var.actor, idOf(c));
      const body = await c.req.parseBody({ all: true });
      try {
        await keep(c, body);
        return await answerFiles(c, deps, idOf(c));
      } catch (error) {
        return answerFiles(c, deps, idOf(c), failureOf(c, error, body));
      }
    })
    .delete('/drafts/:id{[0-9]+}/files/:fileId{[0-9]+}', async (c) => {
      await removeFile(c.var.ctx, c.var.actor, idOf(c), Number(c.req.param('fileId')));
      return answerFiles(c, deps, idOf(c));
    })
    .post('/drafts/:id{[0-9]+}/dispatch', (c) => send(c, deps))
    .delete('/drafts/:id{[0-9]+}/dispatch', async (c) => {
      // htmx puts what a form of DELETE holds into the query.
      const seen = seenOf({ ...c.req.query(), ...(await c.req.parseBody()) });
      return answerWriting(c, deps, await undoDraft(c.var.ctx, c.var.actor, idOf(c), seen), { isFocused: true });
    });

/** Keeps what a form without JavaScript carries besides its button: words and files. */
async function keep(c: VisitContext, body: FormBody): Promise<void> {
  const written = writtenOf(body);
  if (written) await saveDraft(c.var.ctx, c.var.actor, idOf(c), written);
  await attach(c, body);
}

async function attach(c: VisitContext, body: FormBody): Promise<void> {
  const uploads = await uploadsOf(body);
  if (uploads.length > 0) await attachFile(c.var.ctx, c.var.actor, idOf(c), uploads);
}

/** A message that came in may call for another recipient than the form showed: nobody is written to unseen (hazard T3). */
function requireSameRecipients(body: FormBody, recipients: MailAddress[], called: MailAddress[]): void {
  if (!isCalled(recipients, called, acceptedIn(body).called)) throw new Invalid({ recipients: 'recipientsChanged' });
}

/** Whom its author saw that the newest message wants answered. */
const acceptedIn = ({ called }: FormBody) => (typeof called === 'string' ? { called: called.slice(0, 4000) } : {});

/** Sends what the form carries. Where that can't be, its words are saved and shown with what is wrong. */
async function send(c: VisitContext, deps: InboxDeps) {
  const { ctx, actor, shown } = c.var;
  const { conversationId } = await ownDraft(ctx, actor, idOf(c));
  const body = await c.req.parseBody({ all: true });
  const written = writtenOf(body);
  try {
    await attach(c, body);
    if (conversationId !== null) {
      const { one } = await deps.recipients(ctx, await messagesAnswered(ctx, conversationId));
      requireSameRecipients(body, [...(written?.to ?? []), ...(written?.cc ?? []), ...(written?.bcc ?? [])], one.to);
    }
    await sendDraft(ctx, actor, idOf(c), {
      locale: shown.locale,
      timeZone: shown.timeZone,
      after: afterOf(body),
      anyway: body.anyway === '1' ? seenOf(body) : null,
      written: written && { ...written, ...acceptedIn(body) },
    });
    return await answerWriting(c, deps, conversationId);
  } catch (error) {
    const failure = failureOf(c, error, body);
    if (written && isSavable(written)) await saveDraft(ctx, actor, idOf(c), written);
    return answerWriting(c, deps, conversationId, { failure, isFocused: true });
  }
}
