import { findConversation } from '#src/inbox/conversations/index.ts';
import type { Draft } from '#src/inbox/drafts/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { background } from './composition.ts';
import { quoteInText } from './quote.ts';
import { quotedBelow } from './quoted.ts';

type Reader = { locale: string; timeZone: string };

/** The message that would stand below a draft, as HTML for its editor, without pictures; empty where there is none. */
export async function editableQuote(ctx: Ctx, draft: Draft, { locale, timeZone }: Reader): Promise<string> {
  const conversation = draft.conversationId === null ? null : await findConversation(ctx.db, draft.conversationId);
  const { about } = await background(ctx, { draft, conversation });
  const content = { ...draft.content, locale, timeZone, quote: 'below' as const };
  const quoted = await quotedBelow(ctx, { ...draft, content }, about, 0);
  return quoted ? quoteInText(quoted) : '';
}
