import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { attachedParts, requireThumbnail, zipOf } from '../actions/files.ts';
import { requireOriginal, requirePart } from '../actions/original.ts';
import { fileHeaders } from '../disposition.ts';
import { shownType } from '../preview.ts';

/** What a mail carries: its files, small pictures of them, all of them in one, and the mail itself as a file. */
export const fileRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/messages/:id{[0-9]+}/message.eml', async (c) => {
      const { message, raw } = await originalOf(c);
      return c.body(bodyBytes(raw.bytes), 200, fileHeaders(`message-${message.id}.eml`, 'message/rfc822', false));
    })
    .get('/messages/:id{[0-9]+}/parts/:path{[0-9.t]+}', async (c) => {
      const { raw } = await originalOf(c);
      const found = await requirePart(c.var.ctx, raw, { path: c.req.param('path') });
      const type = c.req.query('inline') === undefined ? null : shownType(found.part.type, found.content);
      return c.body(
        bodyBytes(found.content),
        200,
        fileHeaders(found.part.name, type ?? found.part.type, type !== null),
      );
    })
    .get('/messages/:id{[0-9]+}/parts/:path{[0-9.t]+}/thumbnail', async (c) => {
      const { raw } = await originalOf(c);
      const small = await requireThumbnail(c.var.ctx, raw, c.req.param('path'));
      return c.body(bodyBytes(small), 200, fileHeaders('thumbnail.webp', 'image/webp', true));
    })
    .get('/messages/:id{[0-9]+}/inline/:cid', async (c) => {
      const { raw } = await originalOf(c);
      const { part, content } = await requirePart(c.var.ctx, raw, { cid: c.req.param('cid') });
      return c.body(bodyBytes(content), 200, fileHeaders(part.name, part.type, part.type !== 'application/pdf'));
    })
    .get('/messages/:id{[0-9]+}/attachments.zip', async (c) => {
      const { message, raw } = await originalOf(c);
      const parts = attachedParts(message);
      if (parts.length === 0) throw new NotFound('attachments');
      const zip = zipOf(c.var.ctx, raw, parts, message.at);
      return c.body(zip, 200, fileHeaders(`message-${message.id}-attachments.zip`, 'application/zip', false));
    });

const originalOf = (c: VisitContext) => requireOriginal(c.var.ctx, c.var.actor, Number(c.req.param('id')));

const bodyBytes = (bytes: Uint8Array) => new Uint8Array(bytes) as Uint8Array<ArrayBuffer>;
