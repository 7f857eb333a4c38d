import { messagesOfRaws, noteParsed, rewriteMessages } from '#src/inbox/conversations/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { Letter } from '../letter.ts';
import { deleteUnreadable } from '../store.ts';

/**
 * Letters that stand in conversations already: their job was given up, so they were shown as unreadable, and it was tried
 * again since. What could be read now takes its place there. @returns the letters that are not delivered yet
 */
export async function rewriteDelivered(ctx: Ctx, letters: Letter[]): Promise<Letter[]> {
  const messages = await messagesOfRaws(
    ctx.db,
    letters.map(({ rawId }) => rawId),
  );
  if (messages.length === 0) return letters;
  const read = new Map(letters.filter(({ error }) => error === null).map((letter) => [letter.rawId, letter]));
  const rewritten = messages.flatMap((message) => {
    const letter = read.get(message.rawId!);
    return letter ? [{ message, content: letter.content }] : [];
  });
  await rewriteMessages(ctx, rewritten);
  await deleteUnreadable(ctx.db, [...read.keys()]);
  await noteParsed(
    ctx,
    rewritten.map(({ message }) => message),
  );
  const delivered = new Set(messages.map(({ rawId }) => rawId));
  return letters.filter(({ rawId }) => !delivered.has(rawId));
}
