import { type Actor, can } from '#src/company/access/index.ts';
import { mailboxesOfAddresses } from '#src/company/mailboxes/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import type { From } from '../schema.ts';
import { requireOwn } from './own.ts';
import { signatureFor } from './signature.ts';

/** The signature that goes with a sender of a draft of one's own, marked as the editor marks it; empty for none. */
export async function signatureOfSender(
  ctx: Ctx,
  actor: Actor | null,
  draftId: number,
  from: From | null,
): Promise<string> {
  const reading = { ...ctx, db: ctx.reader };
  const { actor: author, draft, conversation } = await requireOwn(reading, actor, draftId, 'mailbox.read');
  const chosen = from && (await mailboxesOfAddresses(ctx.reader, [from.address])).get(from.address);
  const isTheirs = chosen && can(author, 'mailbox.send', { mailboxId: chosen });
  const mailboxId = conversation?.mailboxId ?? (isTheirs ? chosen : draft.mailboxId);
  const signature = await signatureFor(reading, mailboxId, author.userId);
  return signature === '' ? '' : `<div data-signature="">${signature}</div>`;
}
