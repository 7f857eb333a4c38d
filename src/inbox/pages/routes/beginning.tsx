import type { VisitContext } from '#src/company/sessions/index.ts';
import { draftLeft, ownDraft } from '#src/inbox/drafts/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { Beginning } from '#views/inbox/drafts/beginning.tsx';
import { Composer } from '#views/inbox/drafts/composer.tsx';
import { DraftsPage } from '#views/inbox/drafts/drafts-page.tsx';
import { Outbox } from '#views/inbox/drafts/outbox.tsx';
import { beginningShown } from '../actions/beginning.ts';
import { draftRows } from '../actions/draft-list.ts';
import type { Failure } from './pane.ts';
import { idOf } from './shown.tsx';

type Answer = { failure?: Failure; isFocused?: boolean };

/** A draft that begins a conversation, beside one's other drafts; once it has left, its conversation. */
export async function showBeginning(c: VisitContext) {
  const { ctx, actor } = c.var;
  try {
    const { conversationId } = await ownDraft(ctx, actor, idOf(c));
    if (conversationId !== null) return c.redirect(`/conversations/${conversationId}?draft=${idOf(c)}#composer`, 303);
  } catch (error) {
    const conversationId = error instanceof NotFound ? await draftLeft(ctx, actor, idOf(c)) : null;
    if (conversationId === null) throw error;
    return goTo(c, conversationId);
  }
  return answerBeginning(c, idOf(c), { isFocused: true });
}

/** To the conversation that was begun, or where one may not read it, to what else one writes. */
function goTo(c: VisitContext, { id, isReadable }: { id: number; isReadable: boolean }) {
  const url = isReadable ? `/conversations/${id}` : '/drafts';
  if (!isFragmentRequest(c.req)) return c.redirect(url, 303);
  c.header('HX-Redirect', url);
  return c.body(null, 200);
}

/** What stands in the composer's place and above it; without htmx the whole page. */
export async function answerBeginning(c: VisitContext, draftId: number, { failure, isFocused = false }: Answer) {
  const { ctx, actor, shown } = c.var;
  const draft = await ownDraft(ctx, actor, draftId);
  const { errors = {}, typed } = failure ?? {};
  const { writing, ...outbox } = await beginningShown(ctx, actor!, draft);
  const composer = writing && { draft: { ...writing, ...typed }, errors, isFocused };
  const status = failure ? 422 : 200;
  if (isFragmentRequest(c.req)) {
    return c.html(
      <>
        {composer ? <Composer {...shown} {...composer} /> : <div id="composer" hidden />}
        <hx-partial hx-target="#thread" hx-swap="outerMorph">
          <Outbox {...shown} {...outbox} />
        </hx-partial>
      </>,
      status,
    );
  }
  const list = { ...shown, rows: await draftRows(ctx, actor), openId: draftId };
  const beside = <Beginning {...shown} composer={composer} outbox={outbox} />;
  return c.render(<DraftsPage list={list} beside={beside} />, { title: shown.w.compose.newConversation, status });
}
