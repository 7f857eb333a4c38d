import { readRaws } from '#src/mail/raw/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { deliverLetters } from './deliver.ts';
import { readMails } from './read-mails.ts';

/** Puts stored mail that we made ourselves into conversations; nobody is asked who sent it, which is what takes the time. */
export async function deliverMade(ctx: Ctx, rawIds: number[]): Promise<void> {
  const letters = await readMails(ctx, await readRaws(ctx.reader, rawIds));
  await transaction(ctx, (ctx) => deliverLetters(ctx, letters));
}
