import type { VisitContext } from '#src/company/sessions/index.ts';
import { ownDraft } from '#src/inbox/drafts/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { FormBody } from '#src/lib/form.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { fieldErrors } from '#src/words/index.ts';
import { DraftFiles } from '#views/inbox/drafts/draft-files.tsx';
import { writtenOf } from './draft-form.ts';
import type { Failure } from './pane.ts';
import { failurePage, type InboxDeps, writingFragments } from './shown.tsx';

type Answer = { failure?: Failure; isFocused?: boolean };

/** What stands in the composer's place, the thread and the head beside it; without htmx the conversation's page. */
export async function answerWriting(
  c: VisitContext,
  deps: InboxDeps,
  conversationId: number | null,
  { failure, isFocused = false }: Answer = {},
) {
  if (conversationId === null) return c.redirect('/inbox/mine', 303);
  if (isFragmentRequest(c.req)) {
    return c.html(await writingFragments(c, deps, conversationId, failure ?? {}, isFocused), failure ? 422 : 200);
  }
  if (failure) return failurePage(c, deps, conversationId, failure);
  return c.redirect(`/conversations/${conversationId}${isFocused ? '#composer' : ''}`, 303);
}

/** The files of a draft; without htmx the page it stands on. */
export async function answerFiles(c: VisitContext, deps: InboxDeps, draftId: number, failure: Failure = {}) {
  const draft = await ownDraft(c.var.ctx, c.var.actor, draftId);
  if (!isFragmentRequest(c.req)) {
    if (failure.errors && draft.conversationId !== null) return failurePage(c, deps, draft.conversationId, failure);
    return c.redirect(`/conversations/${draft.conversationId}#composer`, 303);
  }
  const shown = draft.files.map(({ id, name, size }) => ({ id, name, bytes: size }));
  const { w, locale } = c.var.shown;
  const error = failure.errors?.file ?? null;
  return c.html(<DraftFiles w={w} locale={locale} draftId={draftId} files={shown} error={error} />, error ? 422 : 200);
}

/** What was wrong with a form, with the words it carried: they are shown again even where they can't be saved. */
export function failureOf(c: VisitContext, error: unknown, body: FormBody): Failure {
  if (!(error instanceof Invalid)) throw error;
  return { errors: fieldErrors(c.var.shown.w, error.fields), typed: writtenOf(body) };
}
