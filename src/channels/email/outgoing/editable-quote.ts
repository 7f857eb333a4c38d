import { findConversation } from '#src/inbox/conversations/index.ts';
import type { Draft } from '#src/inbox/drafts/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { background } from './composition.ts';
import { quoteInText } from './quote.ts';
import { quotedBelow } from './quoted.ts';

type Reader = { locale: string; timeZone: string };

// They go into the draft, where its author's own files need room too.
const MOST_PICTURE_BYTES = 5_000_000;

/** The message that would stand below a draft, as HTML for its editor and the pictures in it; empty where there is none. */
export async function editableQuote(ctx: Ctx, draft: Draft, { locale, timeZone }: Reader) {
  const conversation = draft.conversationId === null ? null : await findConversation(ctx.db, draft.conversationId);
  const { about } = await background(ctx, { draft, conversation });
  const content = { ...draft.content, locale, timeZone, quote: 'below' as const };
  const quoted = await quotedBelow(ctx, { ...draft, content }, about, MOST_PICTURE_BYTES);
  const html = quoted ? quoteInText(quoted) : '';
  return { html, pictures: (quoted?.pictures ?? []).filter(({ cid }) => html.includes(`cid:${cid}`)) };
}
