import type { Actor } from '#src/company/access/index.ts';
import { type Message, requireMessage, textsOf } from '#src/inbox/conversations/index.ts';
import { NotFound } from '#src/lib/errors.ts';
import { textToHtml, withoutImages } from '#src/mail/html/index.ts';
import type { PartContent } from '#src/mail/mime/index.ts';
import { type RawMail, readRaw } from '#src/mail/raw/index.ts';
import type { RenderedMail, RenderOptions } from '#src/mail/showing/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** A message of a mailbox that the person may read, with its raw form. */
export async function requireOriginal(
  ctx: Ctx,
  actor: Actor | null,
  messageId: number,
): Promise<{ message: Message; raw: RawMail }> {
  const { message } = await requireMessage({ ...ctx, db: ctx.reader }, actor, messageId, 'mailbox.read');
  const raw = message.rawId === null ? null : await readRaw(ctx.reader, message.rawId);
  if (!raw) throw new NotFound('raw');
  return { message, raw };
}

/** One attachment, decoded from the raw form in a Worker; by its path, or by the Content-ID that a mail's HTML uses. */
export async function requirePart(
  ctx: Ctx,
  raw: RawMail,
  by: { path: string } | { cid: string },
): Promise<PartContent> {
  const task = 'path' in by ? 'readPart' : 'readPartByCid';
  const found = await ctx.pageWorkers.run<PartContent | null>(
    task,
    { bytes: raw.bytes, ...by },
    ctx.config.parseSeconds * 1000,
  );
  if (!found) throw new NotFound('part');
  return found;
}

/** A mail's body cleaned in a Worker; inline images point to the route that serves them. One too hard to draw is shown as text. */
export async function renderedMail(
  ctx: Ctx,
  messageId: number,
  raw: RawMail,
  options: Omit<RenderOptions, 'inlineUrl'>,
): Promise<RenderedMail> {
  const input = { ...options, bytes: raw.bytes, inlineUrl: `/messages/${messageId}/inline/{cid}` };
  try {
    return await ctx.pageWorkers.run('renderMail', input, ctx.config.parseSeconds * 1000);
  } catch (error) {
    ctx.log.warn({ message: messageId, err: error }, 'a mail could not be drawn; its text is shown');
    const text = (await textsOf(ctx.reader, [messageId])).get(messageId) ?? '';
    return { ...withoutImages(textToHtml(text, options)), text: null };
  }
}
