import { type Actor, requireRight } from '#src/company/access/index.ts';
import { messagesOfRaws, noteParsed, requireMessage, rewriteMessages } from '#src/inbox/conversations/index.ts';
import { Upstream } from '#src/lib/errors.ts';
import { readRaw } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { deleteUnreadable } from '../store.ts';
import { readMails } from './read-mails.ts';

/** Reads a mail once more that could not be read (a newer Postroom may). @throws Upstream when it still can't be */
export async function parseAgain(ctx: Ctx, actor: Actor | null, messageId: number): Promise<number> {
  const { message } = await requireMessage({ ...ctx, db: ctx.reader }, actor, messageId, 'mailbox.manage');
  await readAgain(ctx, message.rawId);
  return message.conversationId;
}

/** The same for an admin, whoever's mailbox it came to: nothing of the mail is shown. @throws Upstream */
export async function parseRawAgain(ctx: Ctx, actor: Actor | null, rawId: number): Promise<void> {
  requireRight(actor, 'company.manage');
  await readAgain(ctx, rawId);
}

async function readAgain(ctx: Ctx, rawId: number | null): Promise<void> {
  const raw = rawId === null ? null : await readRaw(ctx.reader, rawId);
  const [letter] = raw ? await readMails(ctx, [raw]) : [];
  if (!letter || letter.error !== null) throw new Upstream(letter?.error ?? 'The original is gone', false);
  await transaction(ctx, async (ctx) => {
    const messages = await messagesOfRaws(ctx.db, [letter.rawId]);
    await rewriteMessages(
      ctx,
      messages.map((each) => ({ message: each, content: letter.content })),
    );
    await deleteUnreadable(ctx.db, [letter.rawId]);
    await noteParsed(ctx, messages);
  });
}
