import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { requireMessage } from '#src/inbox/conversations/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { isFragmentRequest } from '#src/lib/htmx.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import { isSignedImage } from '#src/mail/showing/index.ts';
import { pictureKey, remotePicture } from '../actions/pictures.ts';
import { chooseSenderImages } from '../actions/sender-images.ts';
import { createPictureCache, type Picture } from '../picture-cache.ts';
import { pageOf } from './pane.ts';
import { type InboxDeps, idOf, threadFragment } from './shown.tsx';

const LIMITS = { mostBytes: 64_000_000, keptMs: 3_600_000, failedMs: 60_000, atOnce: 16 };

/** Who is asked where a picture's server is. */
export type PictureDeps = { resolver: Pick<Resolver, 'addresses'> };

type Load = (url: string) => Promise<Picture | null>;

/** Pictures of other servers in a mail, through us (hazards H5), and whose are shown without being asked for. */
export function pictureRoutes(deps: InboxDeps & PictureDeps): Hono<Visit> {
  let load: Load | undefined;
  const loadIn = ({ var: { ctx } }: VisitContext): Load =>
    (load ??= createPictureCache((url) => remotePicture(ctx, url, deps.resolver.addresses), {
      ...LIMITS,
      now: ctx.clock.now,
    }));
  return new Hono<Visit>()
    .get('/messages/:id{[0-9]+}/images/:signature', (c) => showPicture(c, loadIn(c)))
    .post('/messages/:id{[0-9]+}/sender-images', (c) => choose(c, deps, true))
    .delete('/messages/:id{[0-9]+}/sender-images', (c) => choose(c, deps, false));
}

async function showPicture(c: VisitContext, load: Load) {
  const { ctx, actor } = c.var;
  const url = c.req.query('url') ?? '';
  const { message } = await requireMessage({ ...ctx, db: ctx.reader }, actor, idOf(c), 'mailbox.read');
  const key = await pictureKey(ctx, message.id);
  if (!isSignedImage(key, url, c.req.param('signature') ?? '')) throw new NotFound('picture');
  const picture = await load(url);
  // The mail's own alternative text stands in its place; an error page would be of no use there.
  if (!picture) return c.body(null, 404, { 'Cache-Control': 'private, max-age=60' });
  return c.body(new Uint8Array(picture.bytes), 200, {
    'Content-Type': picture.type,
    'Content-Disposition': 'inline',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, max-age=86400, immutable',
  });
}

async function choose(c: VisitContext, deps: InboxDeps, isShown: boolean) {
  const conversationId = await chooseSenderImages(c.var.ctx, c.var.actor, idOf(c), isShown);
  if (isFragmentRequest(c.req)) return c.html(await threadFragment(c, deps, conversationId));
  return c.redirect(pageOf(c, conversationId, `#message-${idOf(c)}`), 303);
}
