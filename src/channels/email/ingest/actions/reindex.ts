import { messagesOfRaws, rewriteMessages } from '#src/inbox/conversations/index.ts';
import { rawsBefore, readRaws } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { slicesOf } from '../slices.ts';
import { deleteUnreadable, insertUnreadable } from '../store.ts';
import { readMails } from './read-mails.ts';

const PAGE = 50;

/**
 * Rebuilds everything that is derived from the raw mails; what people did is not touched. Safe to run beside a server and to
 * run again. From the newest to the oldest: what a list shows of a conversation is taken from its newest message, which is
 * right by then. @param onProgress is told how many mails are done
 */
export async function reindex(ctx: Ctx, onProgress: (done: number) => void): Promise<number> {
  let done = 0;
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = await rawsBefore(ctx.reader, before, PAGE);
    const last = page.at(-1);
    if (last === undefined) return done;
    for (const slice of slicesOf(page)) {
      await rebuild(
        ctx,
        slice.map(({ id }) => id),
      );
      done += slice.length;
      onProgress(done);
    }
    before = last.id;
  }
}

async function rebuild(ctx: Ctx, rawIds: number[]): Promise<void> {
  const letters = await readMails(ctx, await readRaws(ctx.reader, rawIds));
  const byRaw = new Map(letters.map((letter) => [letter.rawId, letter]));
  await transaction(ctx, async (ctx) => {
    const messages = await messagesOfRaws(ctx.db, rawIds);
    await rewriteMessages(
      ctx,
      messages.map((message) => ({ message, content: byRaw.get(message.rawId!)!.content })),
    );
    await deleteUnreadable(
      ctx.db,
      letters.filter(({ error }) => error === null).map(({ rawId }) => rawId),
    );
    // A raw without a message is the server's beside us to deliver, or gone as a repeated delivery.
    const delivered = new Set(messages.map(({ rawId }) => rawId));
    const unread = letters.filter(({ rawId, error }) => error !== null && delivered.has(rawId));
    await insertUnreadable(
      ctx.db,
      unread.map(({ rawId, error }) => ({ rawId, error: error!, at: ctx.clock.now() })),
    );
  });
}
