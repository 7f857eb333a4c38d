import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { type Treated, treat, undoTreatment } from '#src/inbox/conversations/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { ConversationList } from '#views/inbox/conversations/conversation-list.tsx';
import { TreatedNotice } from '#views/inbox/conversations/treated-notice.tsx';
import type { TreatedShown } from '#views/inbox/conversations/types.ts';
import { idsIn } from '../actions/treating.ts';
import { actOf, readAct, readIds } from '../treatment-form.ts';
import { listProps } from './list-props.ts';
import { addressOf, placeOf } from './pane.ts';
import { pageBefore } from './treatment.tsx';

/** What is done with several conversations of a list at once, and taken back. */
export const treatmentsRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .post('/treatments', async (c) => {
      const { ctx, actor } = c.var;
      requireRight(actor, 'inbox.open');
      const body = await c.req.parseBody({ all: true });
      const treatment = readAct(body.act);
      if (!treatment) throw new Invalid({ act: 'invalid' });
      const ids = body.all === '1' ? await idsIn(ctx, actor, placeOf(c), Number(body.asOf) || 0) : readIds(body.id);
      if (ids.length === 0) throw new Invalid({ id: 'noConversation' });
      const done = await treat(ctx, actor, ids, treatment);
      return answer(c, shownOf(done, actOf(treatment)), done.undo);
    })
    .delete('/treatments/:token', async (c) => {
      const changed = await undoTreatment(c.var.ctx, c.var.actor, c.req.param('token'));
      return answer(c, { act: 'undone', changed, left: 0, undo: null });
    });

const shownOf = ({ changed, left, undo }: Treated, act: TreatedShown['act']): TreatedShown => ({
  act,
  changed,
  left,
  undo: changed > 0 ? undo : null,
});

/** The list as it stands now, with what was done below it; without htmx the page one came from. */
async function answer(c: VisitContext, treated: TreatedShown, undo?: string): Promise<Response> {
  if (!isFragmentRequest(c.req)) return c.redirect(withUndo(pageBefore(c, '/'), undo), 303);
  const before = URL.parse(addressOf(c) ?? '')?.searchParams.get('before');
  const list = await listProps(c, placeOf(c), { before, openId: null });
  return c.html(
    <>
      <ConversationList {...list} />
      <hx-partial hx-target="#treated" hx-swap="innerHTML">
        <TreatedNotice w={c.var.shown.w} treated={treated} />
      </hx-partial>
    </>,
  );
}

function withUndo(page: string, undo: string | undefined): string {
  const url = new URL(page, 'http://here');
  url.searchParams.delete('treated');
  if (undo) url.searchParams.set('treated', undo);
  return url.pathname + url.search;
}
