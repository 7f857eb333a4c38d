import type { Ctx } from '#src/platform/context.ts';
import { picturesOf, withCids } from '../pictures.ts';
import type { Draft, DraftContent } from '../schema.ts';
import { attachedTo } from '../store.ts';

type Text = Pick<DraftContent, 'html' | 'text'>;

/**
 * A text as it came from a form, as it is stored. A form without the editor sends plain text alone: where that is what stood
 * there before, it keeps its format and its pictures.
 */
export async function storedText(ctx: Ctx, { id, content }: Draft, { html, text }: Text): Promise<Text> {
  if (html === '') return { text, html: text.trim() === content.text.trim() ? content.html : '' };
  return { text, html: withCids(html, picturesOf(await attachedTo(ctx.db, id))) };
}
