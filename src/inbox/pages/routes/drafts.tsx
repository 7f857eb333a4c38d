import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import {
  attachFile,
  discardDraft,
  isSavable,
  openDraft,
  ownDraft,
  removeFile,
  saveDraft,
  sendDraft,
  undoDraft,
} from '#src/inbox/drafts/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { FormBody } from '#src/lib/form.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { fieldErrors } from '#src/words/index.ts';
import { DraftFiles } from '#views/inbox/drafts/draft-files.tsx';
import { DraftState } from '#views/inbox/drafts/draft-state.tsx';
import { messagesAnswered } from '../actions/conversation.ts';
import { seenOf, uploadsOf, writtenOf } from './draft-form.ts';
import {
  composerFragment,
  type Failure,
  failurePage,
  headFragment,
  type InboxDeps,
  idOf,
  threadFragment,
} from './shown.tsx';

export function draftRoutes(deps: InboxDeps): Hono<Visit> {
  /** What stands in the composer's place, the thread and the head beside it; without htmx the conversation's page. */
  const answer = async (c: VisitContext, conversationId: number, { failure, isFocused = false }: Answer = {}) => {
    if (!isFragmentRequest(c.req)) {
      if (failure) return failurePage(c, deps, conversationId, failure);
      return c.redirect(`/conversations/${conversationId}${isFocused ? '#composer' : ''}`, 303);
    }
    return c.html(
      <>
        {await composerFragment(c, deps, conversationId, failure ?? {}, isFocused)}
        <hx-partial hx-target="#thread" hx-swap="outerMorph">
          {await threadFragment(c, conversationId)}
        </hx-partial>
        <hx-partial hx-target="#conversation-head" hx-swap="outerMorph">
          {await headFragment(c, conversationId)}
        </hx-partial>
      </>,
      failure ? 422 : 200,
    );
  };

  const files = async (c: VisitContext, draftId: number, failure: Failure = {}) => {
    const draft = await ownDraft(c.var.ctx, c.var.actor, draftId);
    if (!isFragmentRequest(c.req)) {
      if (failure.errors) return failurePage(c, deps, draft.conversationId, failure);
      return c.redirect(`/conversations/${draft.conversationId}#composer`, 303);
    }
    const shown = draft.files.map(({ id, name, size }) => ({ id, name, bytes: size }));
    const { w, locale } = c.var.shown;
    const error = failure.errors?.file ?? null;
    return c.html(
      <DraftFiles w={w} locale={locale} draftId={draftId} files={shown} error={error} />,
      error ? 422 : 200,
    );
  };

  /** Keeps what a form without JavaScript carries besides its button: words and files. */
  const keep = async (c: VisitContext, body: FormBody) => {
    const written = writtenOf(body);
    if (written) await saveDraft(c.var.ctx, c.var.actor, idOf(c), written);
    const uploads = await uploadsOf(body);
    if (uploads.length > 0) await attachFile(c.var.ctx, c.var.actor, idOf(c), uploads);
  };

  return new Hono<Visit>()
    .post('/conversations/:id{[0-9]+}/drafts', async (c) => {
      await openDraft(c.var.ctx, c.var.actor, idOf(c));
      return answer(c, idOf(c), { isFocused: true });
    })
    .put('/drafts/:id{[0-9]+}', async (c) => {
      await ownDraft(c.var.ctx, c.var.actor, idOf(c));
      const written = writtenOf(await c.req.parseBody());
      if (!written) throw new Invalid({ text: 'required' });
      const savedAt = await saveDraft(c.var.ctx, c.var.actor, idOf(c), written);
      return c.html(<DraftState {...c.var.shown} savedAt={savedAt} />);
    })
    .delete('/drafts/:id{[0-9]+}', async (c) => answer(c, await discardDraft(c.var.ctx, c.var.actor, idOf(c))))
    .post('/drafts/:id{[0-9]+}/files', async (c) => {
      const body = await c.req.parseBody({ all: true });
      try {
        await keep(c, body);
        return await files(c, idOf(c));
      } catch (error) {
        return files(c, idOf(c), failureOf(c, error, body));
      }
    })
    .delete('/drafts/:id{[0-9]+}/files/:fileId{[0-9]+}', async (c) => {
      await removeFile(c.var.ctx, c.var.actor, idOf(c), Number(c.req.param('fileId')));
      return files(c, idOf(c));
    })
    .post('/drafts/:id{[0-9]+}/dispatch', async (c) => {
      const { ctx, actor } = c.var;
      const body = await c.req.parseBody({ all: true });
      const { conversationId } = await ownDraft(ctx, actor, idOf(c));
      try {
        const uploads = await uploadsOf(body);
        if (uploads.length > 0) await attachFile(ctx, actor, idOf(c), uploads);
        const to = await deps.recipients(ctx, await messagesAnswered(ctx, conversationId));
        const anyway = body.anyway === '1' ? seenOf(body) : null;
        const wish = { to, andClose: body.andClose === '1', anyway, written: writtenOf(body) };
        await sendDraft(ctx, actor, idOf(c), wish);
        return await answer(c, conversationId);
      } catch (error) {
        const failure = failureOf(c, error, body);
        const written = writtenOf(body);
        if (written && isSavable(written)) await saveDraft(ctx, actor, idOf(c), written);
        return answer(c, conversationId, { failure, isFocused: true });
      }
    })
    .delete('/drafts/:id{[0-9]+}/dispatch', async (c) =>
      answer(c, await undoDraft(c.var.ctx, c.var.actor, idOf(c)), { isFocused: true }),
    );
}

type Answer = { failure?: Failure; isFocused?: boolean };

/** What was wrong with a form, with the words it carried: they are shown again even where they can't be saved. */
function failureOf(c: VisitContext, error: unknown, body: FormBody): Failure {
  if (!(error instanceof Invalid)) throw error;
  return { errors: fieldErrors(c.var.shown.w, error.fields), typed: writtenOf(body) };
}
