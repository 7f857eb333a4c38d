import type { Actor } from '#src/company/access/index.ts';
import { contactsOf } from '#src/contacts/index.ts';
import { newestMessage } from '#src/inbox/conversations/index.ts';
import { type DraftFacts, type Drafts, newerThanDraft } from '#src/inbox/drafts/index.ts';
import { sanitizeComposedHtml, textToHtml } from '#src/mail/html/index.ts';
import type { Ctx } from '#src/platform/context.ts';

/** The replies that wait out their window, and those that are held. */
export async function outboxItems(ctx: Ctx, actor: Actor, { waiting, held }: Drafts, names: Map<number, string>) {
  const item = (draft: DraftFacts) => ({ ...replyItem(draft, actor), author: names.get(draft.userId) ?? '' });
  return {
    waiting: waiting.map((draft) => ({ ...item(draft), leavesAt: draft.leavesAt! })),
    held: await Promise.all(held.map(async (draft) => ({ ...item(draft), ...(await reasonOf(ctx, draft, names)) }))),
  };
}

const replyItem = ({ id, content, files, userId, updatedAt }: DraftFacts, actor: Actor) => ({
  draftId: id,
  at: updatedAt,
  to: [...content.to, ...content.cc, ...content.bcc],
  bodyHtml: content.html === '' ? textToHtml(content.text, { quoteLabel: '' }) : sanitizeComposedHtml(content.html),
  fileNames: files.map(({ name }) => name),
  isMine: userId === actor.userId,
});

/** Why a reply is held: what came in, or (null) that it could not be made into a mail. */
async function reasonOf(ctx: Ctx, draft: DraftFacts, names: Map<number, string>) {
  const filter = draft.held === 'not-sent' ? null : newerThanDraft(draft);
  const newer = filter && (await newestMessage(ctx.reader, filter));
  if (!newer) return { reason: 'not-sent' as const, newer: null };
  const contact =
    newer.contactId === null ? null : (await contactsOf(ctx.reader, [newer.contactId])).get(newer.contactId);
  const name = newer.userId === null ? contact?.name || contact?.address || '' : (names.get(newer.userId) ?? '');
  return {
    reason: newer.kind === 'in' ? ('newer-message' as const) : ('newer-reply' as const),
    newer: { name, messageId: newer.id },
  };
}
