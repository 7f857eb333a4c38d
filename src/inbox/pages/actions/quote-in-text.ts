import { type Actor, can } from '#src/company/access/index.ts';
import { addPicture, type Draft, ownDraft } from '#src/inbox/drafts/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { Ctx } from '#src/platform/context.ts';

/** As HTML for an editor, which names pictures by their `cid`. */
export type EditableQuote = {
  html: string;
  pictures: { cid: string; name: string; type: string; bytes: Uint8Array }[];
};

export type QuoteDeps = {
  /** the message that would stand below a draft */
  editableQuote(ctx: Ctx, draft: Draft, reader: { locale: string; timeZone: string }): Promise<EditableQuote>;
};

/** The quoted message for a draft's text. Its pictures become those of the draft, as many as there is room for. */
export async function quoteInText(
  ctx: Ctx,
  actor: Actor | null,
  draftId: number,
  { editableQuote, ...reader }: QuoteDeps & { locale: string; timeZone: string },
): Promise<string> {
  const draft = await ownDraft(ctx, actor, draftId);
  const { html, pictures } = await editableQuote({ ...ctx, db: ctx.reader }, draft, reader);
  let quote = html;
  for (const { cid, ...picture } of can(actor!, 'mailbox.send', draft) ? pictures : []) {
    const id = await kept(ctx, actor, draftId, picture);
    // What stays without a path is cleaned away: a picture of nobody's.
    if (id !== null) quote = quote.replaceAll(`"cid:${cid}"`, `"/drafts/${draftId}/files/${id}"`);
  }
  return quote;
}

/** @returns null where a draft can carry no more */
async function kept(ctx: Ctx, actor: Actor | null, draftId: number, picture: Parameters<typeof addPicture>[3]) {
  try {
    return (await addPicture(ctx, actor, draftId, picture)).id;
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}
