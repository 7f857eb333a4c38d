import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { messagesOf } from '#src/inbox/conversations/index.ts';
import {
  attachFile,
  discardDraft,
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
import { uploadsOf, writtenOf } from './draft-form.ts';
import { composerFragment, headFragment, type InboxDeps, idOf, threadFragment } from './shown.tsx';

export function draftRoutes(deps: InboxDeps): Hono<Visit> {
  /** What stands in the composer's place, the thread and the head beside it; without htmx the conversation's page. */
  const answer = async (c: VisitContext, conversationId: number, { errors = {}, isFocused = false }: Answer = {}) => {
    if (!isFragmentRequest(c.req))
      return c.redirect(`/conversations/${conversationId}${isFocused ? '#composer' : ''}`, 303);
    const status = Object.keys(errors).length > 0 ? 422 : 200;
    return c.html(
      <>
        {await composerFragment(c, deps, conversationId, fieldErrors(c.var.shown.w, errors), isFocused)}
        <hx-partial hx-target="#thread" hx-swap="outerMorph">
          {await threadFragment(c, conversationId)}
        </hx-partial>
        <hx-partial hx-target="#conversation-head" hx-swap="outerMorph">
          {await headFragment(c, conversationId)}
        </hx-partial>
      </>,
      status,
    );
  };

  const files = async (c: VisitContext, draftId: number, errors: Record<string, string> = {}) => {
    const draft = await ownDraft(c.var.ctx, c.var.actor, draftId);
    if (!isFragmentRequest(c.req)) return c.redirect(`/conversations/${draft.conversationId}#composer`, 303);
    const shown = draft.files.map(({ id, name, size }) => ({ id, name, bytes: size }));
    const { w, locale } = c.var.shown;
    const error = fieldErrors(w, errors).file ?? null;
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
      const written = writtenOf(await c.req.parseBody());
      if (!written) throw new Invalid({ text: 'required' });
      const savedAt = await saveDraft(c.var.ctx, c.var.actor, idOf(c), written);
      return c.html(<DraftState {...c.var.shown} savedAt={savedAt} />);
    })
    .delete('/drafts/:id{[0-9]+}', async (c) => answer(c, await discardDraft(c.var.ctx, c.var.actor, idOf(c))))
    .post('/drafts/:id{[0-9]+}/files', async (c) => {
      try {
        await keep(c, await c.req.parseBody({ all: true }));
        return await files(c, idOf(c));
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        return files(c, idOf(c), error.fields);
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
        const to = await deps.recipients(ctx, await messagesOf(ctx.reader, conversationId, 200));
        const wish = { to, andClose: body.andClose === '1', anyway: body.anyway === '1', written: writtenOf(body) };
        await sendDraft(ctx, actor, idOf(c), wish);
        return await answer(c, conversationId);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const written = writtenOf(body);
        if (written && !('text' in error.fields && error.fields.text === 'tooLong'))
          await saveDraft(ctx, actor, idOf(c), written);
        return answer(c, conversationId, { errors: error.fields, isFocused: true });
      }
    })
    .delete('/drafts/:id{[0-9]+}/dispatch', async (c) =>
      answer(c, await undoDraft(c.var.ctx, c.var.actor, idOf(c)), { isFocused: true }),
    );
}

type Answer = { errors?: Record<string, string>; isFocused?: boolean };
