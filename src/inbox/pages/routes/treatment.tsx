import { Hono } from 'hono';
import * as z from 'zod';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { assign, putAway, restore, setStatus, treat } from '#src/inbox/conversations/index.ts';
import { readForm, rowId } from '#src/lib/form.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import { sitePath } from '#src/lib/site-path.ts';
import { ConversationList } from '#views/inbox/conversations/conversation-list.tsx';
import { NoConversation } from '#views/inbox/conversations/no-conversation.tsx';
import { listUrl } from '#views/inbox/conversations/urls.ts';
import { requireConversation } from '../actions/conversation.ts';
import { listProps } from './list-props.ts';
import { onwardOf, onwardUrl, sayOnward } from './onward.ts';
import { placeOf } from './pane.ts';
import { headFragment, idOf } from './shown.tsx';

/** After a change the head as it stands now, or without htmx the page one came from. */
async function answer(c: VisitContext): Promise<Response> {
  if (isFragmentRequest(c.req)) return c.html((await headFragment(c, idOf(c)))!);
  return c.redirect(pageBefore(c, `/conversations/${idOf(c)}`), 303);
}

export function pageBefore(c: VisitContext, fallback: string): string {
  const referer = URL.parse(c.req.header('Referer') ?? '');
  return referer && referer.host === new URL(c.req.url).host ? sitePath(referer.pathname + referer.search) : fallback;
}

async function changeStatus(c: VisitContext, status: string): Promise<Response> {
  await setStatus(c.var.ctx, c.var.actor, idOf(c), status);
  return answer(c);
}

/** Done with it: one goes on as one prefers. */
async function close(c: VisitContext): Promise<Response> {
  const { conversation } = await requireConversation(c.var.ctx, c.var.actor, idOf(c));
  const way = onwardOf(c);
  const url = await onwardUrl(c, way, conversation);
  await setStatus(c.var.ctx, c.var.actor, idOf(c), 'closed');
  if (url) return c.redirect(url, 303);
  sayOnward(c, way);
  return answer(c);
}

/** To look at it on the way out would make it read again: one is back at the list. */
async function leave(c: VisitContext): Promise<Response> {
  const place = placeOf(c);
  if (!isFragmentRequest(c.req)) return c.redirect(listUrl(place), 303);
  c.header('HX-Push-Url', listUrl(place));
  return c.html(
    <>
      <NoConversation w={c.var.shown.w} />
      <hx-partial hx-target="#conversation-list" hx-swap="outerMorph">
        <ConversationList {...(await listProps(c, place, { openId: null }))} />
      </hx-partial>
    </>,
  );
}

const moveForm = z.object({ mailboxId: rowId });

/** What is done with a conversation as a whole. Each action asks `can` before it looks at anything else. */
export const treatmentRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .put('/conversations/:id{[0-9]+}/status', async (c) => {
      const { status } = await c.req.parseBody();
      return status === 'closed' ? close(c) : changeStatus(c, String(status));
    })
    .put('/conversations/:id{[0-9]+}/assignee', async (c) => {
      const { userId } = await c.req.parseBody();
      await assign(c.var.ctx, c.var.actor, idOf(c), userId === '' || userId === undefined ? null : Number(userId));
      return answer(c);
    })
    .put('/conversations/:id{[0-9]+}/mailbox', async (c) => {
      const { mailboxId } = readForm(await c.req.parseBody(), moveForm);
      await treat(c.var.ctx, c.var.actor, [idOf(c)], { kind: 'mailbox', mailboxId });
      return answer(c);
    })
    .post('/conversations/:id{[0-9]+}/unread', async (c) => {
      await treat(c.var.ctx, c.var.actor, [idOf(c)], { kind: 'seen', isRead: false });
      return leave(c);
    })
    .post('/conversations/:id{[0-9]+}/closure', async (c) => {
      return close(c);
    })
    .delete('/conversations/:id{[0-9]+}/closure', async (c) => {
      return changeStatus(c, 'open');
    })
    .post('/conversations/:id{[0-9]+}/:where{spam|trash}', async (c) => {
      await putAway(c.var.ctx, c.var.actor, idOf(c), c.req.param('where') as 'spam' | 'trash');
      return answer(c);
    })
    .delete('/conversations/:id{[0-9]+}/:where{spam|trash}', async (c) => {
      await restore(c.var.ctx, c.var.actor, idOf(c), c.req.param('where') as 'spam' | 'trash');
      return answer(c);
    });
