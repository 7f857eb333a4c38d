import { findMailbox } from '#src/company/mailboxes/index.ts';
import { companyName } from '#src/company/profile/index.ts';
import { findUser } from '#src/company/users/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { readSetting } from '#src/platform/settings/index.ts';
import type { DraftContent } from '../schema.ts';
import { fillSignature, signed, withSignature } from '../signature.ts';

/** The mailbox's signature, else the author's own, filled in; empty for none. */
export async function signatureFor(ctx: Ctx, mailboxId: number, userId: number): Promise<string> {
  const mailbox = await findMailbox(ctx.db, mailboxId);
  const user = await findUser(ctx.db, userId);
  const template = mailbox?.signature || user?.signature || '';
  return fillSignature(template, {
    name: user?.name ?? '',
    'job title': user?.jobTitle ?? '',
    'calendar link': user?.calendarLink ?? '',
    company: await readSetting(ctx.db, companyName),
    mailbox: mailbox?.name ?? '',
  });
}

/** What a new draft begins with. */
export const signedContent = async (ctx: Ctx, mailboxId: number, userId: number) =>
  signed(await signatureFor(ctx, mailboxId, userId));

/** A text that now leaves from another mailbox. */
export async function resigned(
  ctx: Ctx,
  content: DraftContent,
  userId: number,
  { before, after }: { before: number; after: number },
): Promise<DraftContent> {
  if (before === after) return content;
  const [old, next] = [await signatureFor(ctx, before, userId), await signatureFor(ctx, after, userId)];
  return { ...content, ...withSignature(content, old, next) };
}
