import { Hono } from 'hono';
import { requireRight } from '#src/company/access/index.ts';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { isListName, markSeen } from '#src/inbox/conversations/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { fragmentTarget } from '#src/lib/htmx.ts';
import { ConversationList } from '#views/inbox/conversations/conversation-list.tsx';
import { ConversationPane } from '#views/inbox/conversations/conversation-pane.tsx';
import { InboxPage } from '#views/inbox/conversations/inbox-page.tsx';
import { NoConversation } from '#views/inbox/conversations/no-conversation.tsx';
import { SidebarLists } from '#views/inbox/conversations/sidebar-lists.tsx';
import { listUrl } from '#views/inbox/conversations/urls.ts';
import { requireConversation } from '../actions/conversation.ts';
import { sidebar } from '../actions/sidebar.ts';
import { type Place, readPlace } from '../place.ts';
import { listProps, treatedHere } from './list-props.ts';
import { paneOf } from './pane.ts';
import { conversationPage, headFragment, type InboxDeps, idOf, threadFragment, titleOf } from './shown.tsx';

const queryPlace = (c: VisitContext) => readPlace(c.req.query('list'), c.req.query('mailbox'));

export const readingRoutes = (deps: InboxDeps): Hono<Visit> =>
  new Hono<Visit>()
    .get('/', (c) => {
      requireRight(c.var.actor, 'inbox.open');
      return c.redirect('/inbox/mine', 303);
    })
    .get('/inbox/:list', async (c) => {
      requireRight(c.var.actor, 'inbox.open');
      const list = c.req.param('list');
      if (!isListName(list)) throw new NotFound('list');
      const place = readPlace(list, c.req.query('mailbox'));
      if (fragmentTarget(c.req) === 'conversation') return putAway(c, place);
      const openId = Number(c.req.query('open')) || null;
      const props = await listProps(c, place, { before: c.req.query('before'), openId });
      if (fragmentTarget(c.req) === 'conversation-list') return c.html(<ConversationList {...props} />);
      return c.render(<InboxPage list={props} conversation={null} treated={await treatedHere(c)} />, {
        title: c.var.shown.w.inbox.lists[place.list],
        place,
      });
    })
    .get('/conversations/:id{[0-9]+}', async (c) => {
      const { ctx, actor, shown } = c.var;
      const { conversation } = await requireConversation(ctx, actor, idOf(c));
      if (fragmentTarget(c.req) === 'conversation') {
        const pane = await paneOf(c, deps, conversation);
        await markSeen(ctx, actor, conversation);
        const title = titleOf(c, conversation);
        return c.html(
          <>
            {/* htmx takes it out and puts it on the tab. */}
            <title>{shown.w.shell.pageTitle(title, c.var.company ?? shown.w.shell.product)}</title>
            <ConversationPane {...pane} />
          </>,
        );
      }
      const page = await conversationPage(c, deps, conversation);
      await markSeen(ctx, actor, conversation);
      return page;
    })
    .get('/conversations/:id{[0-9]+}/head', async (c) => c.html((await headFragment(c, idOf(c)))!))
    .get('/conversations/:id{[0-9]+}/thread', async (c) => {
      const { conversation } = await requireConversation(c.var.ctx, c.var.actor, idOf(c));
      const thread = await threadFragment(c, deps, conversation.id);
      // What is on the screen has been seen; a page in the background asks for nothing.
      await markSeen(c.var.ctx, c.var.actor, conversation);
      return c.html(thread);
    })
    .get('/counts', async (c) => {
      const { ctx, actor, shown } = c.var;
      requireRight(actor, 'inbox.open');
      const place = c.req.query('list') ? queryPlace(c) : null;
      const isDrafts = c.req.query('drafts') !== undefined;
      return c.html(
        <SidebarLists
          w={shown.w}
          locale={shown.locale}
          place={place}
          isDrafts={isDrafts}
          {...(await sidebar(ctx, actor))}
        />,
      );
    });

/** The right pane without a conversation, beside a list that stays as it is. */
function putAway(c: VisitContext, place: Place) {
  const { w } = c.var.shown;
  c.header('HX-Push-Url', listUrl(place));
  return c.html(
    <>
      <title>{w.shell.pageTitle(w.inbox.lists[place.list], c.var.company ?? w.shell.product)}</title>
      <NoConversation w={w} />
    </>,
  );
}
