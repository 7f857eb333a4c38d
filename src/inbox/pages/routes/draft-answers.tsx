import type { VisitContext } from '#src/company/sessions/index.ts';
import { ownDraft } from '#src/inbox/drafts/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { FormBody } from '#src/lib/form.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { fieldErrors } from '#src/words/index.ts';
import { DraftFiles } from '#views/inbox/drafts/draft-files.tsx';
import { answerBeginning } from './beginning.tsx';
import { typedOf } from './draft-form.ts';
import { type Failure, pageOf } from './pane.ts';
import { failurePage, type InboxDeps, writingFragments } from './shown.tsx';

type Answer = { failure?: Failure; isFocused?: boolean };

/** What stands in the composer's place, the thread and the head beside it; without htmx the page it stands on. */
export async function answerWriting(
  c: VisitContext,
  deps: InboxDeps,
  { id, conversationId }: { id: number; conversationId: number | null },
  { failure, isFocused = false }: Answer = {},
) {
  if (conversationId === null && (failure || isFragmentRequest(c.req)))
    return answerBeginning(c, id, { ...(failure ? { failure } : {}), isFocused });
  if (conversationId === null) return c.redirect(`/drafts/${id}`, 303);
  if (isFragmentRequest(c.req)) {
    return c.html(await writingFragments(c, deps, conversationId, failure ?? {}, isFocused), failure ? 422 : 200);
  }
  if (failure) return failurePage(c, deps, conversationId, failure);
  return c.redirect(pageOf(c, conversationId, isFocused ? '#composer' : ''), 303);
}

/** The files of a draft; without htmx the page it stands on. */
export async function answerFiles(c: VisitContext, deps: InboxDeps, draftId: number, failure: Failure = {}) {
  const draft = await ownDraft(c.var.ctx, c.var.actor, draftId);
  if (!isFragmentRequest(c.req)) {
    if (failure.errors) return answerWriting(c, deps, draft, { failure });
    return answerWriting(c, deps, draft, { isFocused: true });
  }
  const attached = draft.files.filter(({ cid }) => cid === null);
  const shown = attached.map(({ id, name, size }) => ({ id, name, bytes: size }));
  const { w, locale } = c.var.shown;
  const pictures = draft.files.filter(({ cid }) => cid !== null).map(({ id, size }) => ({ id, bytes: size }));
  const error = failure.errors?.file ?? null;
  const list = { w, locale, draftId, files: shown, pictures, error };
  return c.html(<DraftFiles {...list} />, error ? 422 : 200);
}

/** Where a draft that was thrown away leads: back to its conversation, or to one's other drafts. */
export function answerDiscarded(c: VisitContext, deps: InboxDeps, id: number, conversationId: number | null) {
  if (conversationId !== null) return answerWriting(c, deps, { id, conversationId });
  if (!isFragmentRequest(c.req)) return c.redirect('/drafts', 303);
  c.header('HX-Redirect', '/drafts');
  return c.body(null, 200);
}

/** What was wrong with a form, with the words it carried: they are shown again even where they can't be saved. */
export function failureOf(c: VisitContext, error: unknown, body: FormBody): Failure {
  if (!(error instanceof Invalid)) throw error;
  return { errors: fieldErrors(c.var.shown.w, error.fields), typed: typedOf(body) };
}
