import { emailDispatch, replyRecipients } from '#src/channels/email/outgoing/index.ts';
import type { Actor } from '#src/company/access/index.ts';
import { aboutMails, MOST_ANSWERED, messagesOf } from '#src/inbox/conversations/index.ts';
import { jobs, openDraft, sendDraft } from '#src/inbox/drafts/index.ts';
import { recordTaken } from '#src/mail/delivery/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { workThrough } from '#src/platform/jobs/index.ts';

/** Writes and sends a reply as its author would, with no time to take it back: what is told has happened. */
export async function answer(machine: Ctx, author: Actor, conversationId: number, text: string): Promise<void> {
  const ctx = { ...machine, actor: `user:${author.userId}` };
  const messages = await messagesOf(ctx.reader, conversationId, MOST_ANSWERED);
  const { one } = await replyRecipients(ctx, messages);
  const wish = { aboutMessageId: null, ...one, called: '', writtenTo: [] };
  const draftId = await openDraft(ctx, author, conversationId, wish);
  await sendDraft(ctx, author, draftId, {
    locale: 'en',
    timeZone: 'Europe/Berlin',
    after: { status: null },
    anyway: null,
    written: { text, html: '', seen: messages.at(-1)!.id },
  });
  const [dispatch] = jobs(emailDispatch);
  await workThrough(ctx, dispatch!, [{ draftId }]);
  await leave(ctx, conversationId);
}

/** At the time of the story: what the queue sent once the demo is open would have left today. */
async function leave(ctx: Ctx, conversationId: number): Promise<void> {
  const written = (await messagesOf(ctx.reader, conversationId, MOST_ANSWERED)).findLast(({ kind }) => kind === 'out');
  const rawId = written!.rawId!;
  const about = (await aboutMails(ctx, [rawId])).get(rawId)!;
  await recordTaken(ctx, rawId, about, '250 OK: message queued');
}
